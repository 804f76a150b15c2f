"""Formulas over metrics, such as `gdp / population`: what they measure, and their values, with hedges as intervals.

They may import units and what compares a metric. Begin with `computation`; `grammar` reads a formula into `nodes`,
`operands` says which figures go in together.
"""
