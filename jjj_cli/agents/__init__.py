"""The store as tools that models call: the MCP server that agents start, over standard input and output.

It may import the library and what that stands on, and how texts are made safe. Begin with `tools`, the table of what
can be called: `questions` is what each takes and `replies` what it gives, from which its schemas are made (`schemas`).
`session` has the store and answers one question at a time; `server` alone speaks the protocol's types, those of the
package `mcp` of the extra of the same name. What the model is told lies in `words`.
"""
