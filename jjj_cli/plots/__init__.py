"""Comparisons as pictures: what a picture shows is data here, and `drawing` alone knows how it is drawn.

It may import answers, comparison and the metadata of exports. Begin with `kinds`, which says what picture an answer
makes; `saving` writes it.
"""
