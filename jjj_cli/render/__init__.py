"""How answers look: tables on a terminal, Markdown, and the formats for scripts.

It may import results and the replies to shells, and is, with one page of help, the only importer of
Rich. Begin with `output`, the one place that prints; `terminal` draws a page, `tables` fits a table to a width with
`column_widths`, `wrapping` breaks lines, `charts` draws, `markdown` and `machine_formats` write the other forms.
"""
