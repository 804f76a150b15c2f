"""The command line: parse, call, print.

It may import everything and is the only importer of Typer. Begin with `main`, the way in; `app` has the list of
commands, `registration` is what all of them have in common, `commands` has a module for each.
"""
