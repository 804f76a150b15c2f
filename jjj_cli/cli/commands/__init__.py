"""The commands, a module each: a function that takes the files to read and its own options and returns a result.

They may import everything but one another. Begin with `convert`, the shortest whole one.
"""
