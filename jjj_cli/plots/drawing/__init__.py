"""Pictures drawn with matplotlib, which is imported when one is drawn and not before.

It may import `picture` and what measures text. Begin with `layout`; `matplotlib_setup` comes before
all others.
"""
