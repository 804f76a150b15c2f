"""What is said where a shell completes what somebody types."""

ENGLISH: dict[str, str] = {
    "help.completion": 'Make Tab complete in your shell: eval "$(jjj completion bash)".',
    "help.argument.shell": "One of {values}, whose script is printed; without it, the line that each needs.",
    "example.completion": "jjj completion\njjj completion zsh > _jjj\njjj completion fish > jjj.fish",
    # What a candidate is: names and units beside each other.
    "join.beside": " · ",
    "column.shell": "Shell",
    "column.file": "File",
    "column.put": "Line to add",
}
