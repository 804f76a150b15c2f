"""Charts on a terminal: scales, signs and lines of text for a width.

They import the drawings of answers and the looks of this package. Begin with `chart`; `bars`, `lines` and `tiles` each
draw a kind, out of `glyphs`, `scale`, `cells` and `legend`, which know none of them.
"""
