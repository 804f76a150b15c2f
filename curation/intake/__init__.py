"""Takes a collection of candidate records into the store: what enters is decided in tables.

`python curation/take_in.py CANDIDATES` reads them; docs/data.md says how. Imports the library's records and
units, and is imported by nothing of it.
"""
