"""A draft against the store: what each of its figures is a figure of, and whether the store supports it.

It may import text, units and the record. Begin with `verdicts`; `blockers` says what keeps a fact
from ruling out what a draft says.
"""
