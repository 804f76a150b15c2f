"""The parts of regions added up, each ground counted once.

Begin with `addition`; `composition` says what a region is made of, `scope` what a figure covers.
"""
