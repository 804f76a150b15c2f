"""What a run of `jjj` imports."""

import subprocess
import sys
from functools import cache

from running import environment

# Python's own `-X importtime` does not see what `import_module` imports, so the run itself tells.
SPY = """
import sys
from jjj_cli.cli.main import ASK, answer, run
from jjj_cli.render import streams
streams.prepare()
code = answer(ASK) if ASK else run(sys.argv[1:])
sys.stderr.write("\\n".join(["", *sys.modules]))
sys.exit(code)
"""


@cache
def imported(*arguments: str, by: str | None = None) -> frozenset[str]:
    """Give the names of all modules that a run of `jjj` has imported when it is done, where a shell asks or nobody."""
    command = [sys.executable, "-c", SPY, *arguments]
    env = environment("/nowhere", {"JJJ_COMPLETE": by})
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return frozenset(done.stderr.splitlines())


def packages(*arguments: str) -> set[str]:
    """Give the outermost packages that a run imports."""
    return {name.split(".")[0] for name in imported(*arguments)}
