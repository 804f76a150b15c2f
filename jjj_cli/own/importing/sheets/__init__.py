"""Sheets as people make them, read into rows: heads above heads, years across, units in a head, marks for no figure.

Begin with `proposal`, which says what each column seems to be; `reading` is that as data, which somebody
agrees to or hands in; `melting` makes a row of each figure by it. `grid` has the cells, `words` what heads say.
"""
