"""References to sources, in the styles that editors and programs take.

It may import the record and the notes of comparison. Begin with `writing`; `references` writes for
people, `exchange` for programs.
"""
