"""What fits what somebody is typing, by any name, and how each shell asks and is answered.

It may import the gazetteer, units and formulas. Begin with `matching`; `candidates` is what there
is to choose from.
"""
