"""Pit `jjj` at start-up against a bare Typer app with the same commands and options.

    python bench/startup.py [ROUNDS]

The bare app only prints: one plain line, or one Rich table. Each round runs every candidate once,
so that whatever else the machine does falls on all alike; medians are compared. Exits with 1 when
a budget is not kept. Run it with the Python of an environment that jjj is installed in.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import typer

from jjj_cli.cli.app import app

ROUNDS = 30
# What is run, against which floor, and at most how many times as long it may take.
BUDGETS = {
    ("compare", "forest-coverage", "--format", "table"): ("table", 1.2),
    ("region", "沧州", "--format", "table"): ("table", 1.2),
    ("compare", "forest-coverage", "--format", "json"): ("line", 1.3),
    ("region", "沧州", "--format", "json"): ("line", 1.3),
}
HEAD = """
from typing import Annotated
import typer
app = typer.Typer(add_completion=False)

def line():
    print("plain")

def table():
    from rich.console import Console
    from rich.table import Table
    made = Table("region", "value", "period", "source")
    for place in range(5):
        made.add_row(str(place), "60.03", "2022-10", "somebody")
    Console().print(made)
"""


def bare_app() -> str:
    """Write the source of an app with jjj's commands and options that does nothing but print."""
    group = typer.main.get_command(app)
    context = group.make_context("jjj", [], resilient_parsing=True)
    commands = [(name, group.get_command(context, name)) for name in group.list_commands(context)]  # type: ignore[attr-defined]
    return "\n".join([HEAD, *(_command("app", name, command) for name, command in commands), "app()\n"])


def _command(owner: str, name: str, command: Any) -> str:
    """Write a command, or a group of commands, that is called by its name."""
    if inside := getattr(command, "commands", None):
        group = f"{owner}_{name}"
        made = f"{group} = typer.Typer()\n{owner}.add_typer({group}, name={name!r})\n"
        return made + "\n".join(_command(group, *one) for one in inside.items())
    arguments = ", ".join(_parameter(parameter) for parameter in command.params if parameter.name != "help")
    chosen = "table() if fields == 'table' else line()" if "fields" in arguments else "line()"
    return f"@{owner}.command({name!r})\ndef {owner}_{name}({arguments}):\n    {chosen}\n"


def _parameter(parameter: typer.CallbackParam) -> str:
    options = ", ".join(map(repr, parameter.opts))
    if parameter.param_type_name == "argument":
        kind = "list[str]" if parameter.nargs != 1 else "str"
        default = "" if parameter.required else " = None"
        return f"{parameter.name}: Annotated[{kind}, typer.Argument(help='x')]{default}"
    kind, default = ("bool", "False") if getattr(parameter, "is_flag", False) else ("str", "None")
    if parameter.multiple:
        kind = "list[str]"
    return f"{parameter.name}: Annotated[{kind}, typer.Option({options}, help='x')] = {default}"


def measure(candidates: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Give the median time in milliseconds that each candidate takes."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for number in range(rounds + 2):
        for name, command in candidates.items():
            begun = perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if number > 1:  # the first two only warm the disk's cache
                times[name].append((perf_counter() - begun) * 1000)
    return {name: median(taken) for name, taken in times.items()}


def main() -> int:
    """Measure, print the ratios, and say whether the budgets are kept."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(bare_app(), encoding="utf-8")
        candidates = {
            "line": [sys.executable, str(bare), "compare", "x"],
            "table": [sys.executable, str(bare), "compare", "x", "--fields", "table"],
            **{" ".join(asked): [str(Path(sys.executable).with_name("jjj")), *asked] for asked in BUDGETS},
        }
        taken = measure(candidates, rounds)
    print(f"bare Typer {typer.__version__}, one line   {taken['line']:6.1f} ms")
    print(f"bare Typer {typer.__version__}, one table  {taken['table']:6.1f} ms")
    kept = True
    for asked, (floor, most) in BUDGETS.items():
        name = " ".join(asked)
        ratio = taken[name] / taken[floor]
        kept = kept and ratio <= most
        print(f"{taken[name]:6.1f} ms  {ratio:.2f} × {floor} (at most {most})  jjj {name}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
