"""The library: what a question is answered with, and the face that `import jjj_cli as jjj` shows of it.

It may import all that answers a question, and nothing that draws on a terminal or parses a command line. Begin with
`opened`, the store that is asked. A module named for what it answers (`facts`, `comparisons`, …) is what the command of
that name and the library both call; `frame` is what the library makes of an answer, `rows` says what is in one.
"""
