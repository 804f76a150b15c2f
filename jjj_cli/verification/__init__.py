"""A draft against the store: what each of its figures is a figure of, and whether the store supports it.

It may import text, units and the record. Begin with `verdicts`. A piece of text is laid open once
(`passages`, `places`, `times`, `scopes`, `lists`); a `claim` asks of it what a figure says; `series` is the
store as a checker sees it, `measures` its metrics, `candidates` ranks it by words, `judging` compares
(`supporting`, `ruling_out`, `changes`), with `blockers` by name; `explaining` says why. `words` is data.
"""
