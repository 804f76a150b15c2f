"""Formats of findings for editors and for continuous integration, a module a format.

They may import findings alone. Begin with `formats`. What a draft says stands in them escaped by each format's own
rule, and nothing that a terminal obeys.
"""
