"""The user's own store: what somebody enters made into records, and written whole or not at all.

Its versions are kept here, and what it changes against the shipped store. It may import the audit, whose rules every
write keeps, and what lies below. Begin with `store`; `atomic` is how a file is
written so that a kill loses nothing, `entries` makes records of what is entered, `importing` of tables.
"""
