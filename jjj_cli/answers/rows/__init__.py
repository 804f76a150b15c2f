"""Rows as scripts get them: the keys are a contract, the same wherever a record stands.

They import the record, results and the units that figures are brought to. Begin with `fields`, which has the keys as
data; each of the others makes the rows of some records.
"""
