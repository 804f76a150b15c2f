"""Chinese text to meaning: numerals, quantities, and what they are said of."""
