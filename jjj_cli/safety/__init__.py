"""What strangers wrote, made safe to write out: on a terminal, in a cell, in JSON.

It imports the words of messages alone. Begin with `unseen`, the table of characters that are not
seen.
"""
