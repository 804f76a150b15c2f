"""The command line: parse, call, print.

It may import everything and is the only importer of Typer. Begin with `main`, the way in; `app` is
what every command has in common, `commands` has a module a command.
"""
