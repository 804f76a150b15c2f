"""What crosses the edge between a command and its rendering: results, rows for scripts, pages for people.

It may import all that answers a question, and nothing that shows or calls. Begin with `result`; `rows` are
the contract with scripts, `pages` are for people.
"""
