"""What an editor is told by the language server."""

ENGLISH: dict[str, str] = {
    "action.put": "Put {figure} ({period}; {source})",
    "action.date": "Date the figure: {time}",
    "action.cite": "Cite the source: {title}",
    "action.ignore": "Ignore the figures of this line",
    "lsp.draft": "jjj could not check {name}: {reason}",
    "lsp.store": "jjj cannot check: {message}",
    "lsp.failed": "jjj could not handle what the editor sent: {reason}",
}
