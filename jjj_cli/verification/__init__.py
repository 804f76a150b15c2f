"""A draft against the store: what each of its figures is a figure of, and whether the store supports it.

It may import text, units and the record. Begin with `checker`. A piece of text is laid open once (`layout`, `passages`,
`places`, `times`, `scopes`, `lists`); a claim (`claims`, `surroundings`, `clauses`) asks of it what a figure says;
`series` is the store as a checker sees it, `measures` its metrics, `candidates` ranks it by words. `judging` has the
order of the rules: `supporting` decides what is supported or outdated, `ruling_out` what is contradicted, `changes`
what grew, with `blockers` by name; `explaining` says why. `words` is data.
"""
