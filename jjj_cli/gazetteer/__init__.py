"""Names to regions and metrics, and the nearest ones where a name is not known.

It imports the record alone. Begin with `names`, which says how names are compared.
"""
