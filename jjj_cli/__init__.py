"""Published figures on 京津冀 (Beijing, Tianjin, Hebei): look up, compare, check."""

__version__ = "0.1.0"
