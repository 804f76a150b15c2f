"""The rules that a store keeps, and the arithmetic that it declares.

It may import what reads stores, texts and formulas. Begin with `rules`.
"""
