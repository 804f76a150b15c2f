"""A report as a Word document: headings, tables whose first rows are repeated, sources as a list at the end.

It may import what a report is made of, and is the only importer of python-docx. Begin with `writer`.
"""
