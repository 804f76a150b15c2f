"""What stands in the way of a comparison, and what each caveat means: a module a caveat, named by its code.

They import results and the wording of notes. Begin with `rules`, which has them in their order; `explanation` is what
`jjj explain` says.
"""
