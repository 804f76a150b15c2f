"""Charts on a terminal: scales, signs and lines of text for a width.

They import the drawings of answers and the looks of this package. Begin with `chart`.
"""
