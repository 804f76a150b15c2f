"""The rules of the audit: each a function that finds problems in a store, in a module for the records that it is of.

They may import what the audit does. Begin with `registry`, which has them all by their codes; their names and whys are
in messages.
"""
