"""How answers look: tables on a terminal, Markdown, and the formats for scripts."""
