"""Facts and what they refer to, in the formats of other tools: an exporter a file, the table of them in `formats`."""
