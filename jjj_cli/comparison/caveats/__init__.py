"""What stands in the way of a comparison, a rule a caveat, and what each of them means.

Begin with `rules`; `explanation` is what `jjj explain` says.
"""
