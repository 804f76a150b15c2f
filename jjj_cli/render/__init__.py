"""How answers look: tables on a terminal, Markdown, and the formats for scripts.

It may import results and the replies to shells, and is, with one page of help, the only importer of
Rich. Begin with `output`, the one place that prints.
"""
