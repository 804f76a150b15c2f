"""The scripts that the shells read, and the request that each makes when somebody presses Tab.

Begin with `scripts`.
"""
