"""Drafts checked while they are written: the language server that editors start, over standard input and output.

It may import the library and what that stands on, and how findings and Markdown are written. Begin with `server`, which
`features` binds to what an editor may ask; `session` is the thread that checks, `checks` what was found in a draft,
`edits` what can be put into it, and `trial` says whether the store bears that out. Only what speaks the protocol's
types imports pygls, of the extra `lsp`.
"""
