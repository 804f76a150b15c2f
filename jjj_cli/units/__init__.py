"""Units and scales: the table (`units.toml`), conversion, compound units, intervals.

It may import the gazetteer for nearest names, and is the only importer of Pint. Begin with
`registry`; `normalisation` brings a figure to its metric's unit.
"""
