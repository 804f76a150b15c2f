"""The command line: parse, call, print. The only importer of Typer."""
