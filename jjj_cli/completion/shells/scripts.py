"""What the shells ask and are told: a script for each, and the request that it makes when somebody presses Tab."""

from pathlib import Path
from typing import Literal, get_args

Shell = Literal["bash", "zsh", "fish", "powershell"]
SHELLS: tuple[Shell, ...] = get_args(Shell)
# The file that each reads when it starts.
_START = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/config.fish",
    "powershell": "$PROFILE",
}
_SUFFIXES = {"powershell": "ps1"}
# Where a script says how to have it for good, below a line that begins so.
_LINE = "#     "


def script(shell: Shell) -> str:
    """Give the script that a shell reads, so that it asks jjj what fits."""
    return Path(__file__).with_name(f"jjj.{_SUFFIXES.get(shell, shell)}").read_text(encoding="utf-8")


def where(shell: Shell) -> tuple[str, str]:
    """Give the file that a shell reads when it starts, and the line there that reads the script, as the script says."""
    line = next(line for line in script(shell).splitlines() if line.startswith(_LINE))
    return _START[shell], line.removeprefix(_LINE)
