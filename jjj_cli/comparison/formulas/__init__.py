"""Formulas over metrics, such as `gdp / population`.

The grammar, which figures go in together, and their values, with hedges as intervals. They may import units and what
compares a metric. Begin with `computation`.
"""
