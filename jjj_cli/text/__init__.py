"""Chinese text to meaning: numerals, quantities and what they are said of, and figures put back into words.

It may import units, the gazetteer and the record. Begin with `extraction`; `lexicon` has the words
as data.
"""
