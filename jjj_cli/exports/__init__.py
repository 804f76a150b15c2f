"""Facts and what they refer to in the formats of other tools, an exporter a file.

It may import answers, whose rows it writes, and what lies below. Begin with `formats`, the table of
them; `tables` says what is exported.
"""
