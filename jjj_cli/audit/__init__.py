"""The rules that a store keeps, its arithmetic among them, and what is found that breaks them.

It may import what reads stores, texts and formulas. Begin with `findings`; `rules` has a module for the records that
rules are of.
"""
