"""Tables of others taken in: rows of CSV, JSON, Excel and data packages, all of them or none.

Begin with `batch`; `columns` says what a column means, `tables` how each form is read.
"""
