"""Stores that lie where an engine reads them: a folder of Parquet, a file of DuckDB or SQLite, a server.

An engine narrows, and Python answers: what a question can be about is fetched by one text of SQL, and made records of
as those of any store. It may import the record and what a store's records are checked with. Begin with `opening`;
`schema` has the tables.
"""
