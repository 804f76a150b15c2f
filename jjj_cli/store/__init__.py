"""The stores: where they lie, how a file becomes checked records, how the shipped one and one's own are one.

What is chosen and found in them is here too. It may import the record and the gazetteer. Begin with `opening`.
"""
