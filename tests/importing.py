"""What a run of `jjj` imports."""

import atexit
import subprocess
import sys
from functools import cache

from running import environment

# Python's own `-X importtime` does not see what `import_module` imports, so the run itself tells. Each is a fork of a
# process that has imported what every run begins with, and nothing else that `jjj` does not: not even what reads JSON.
SPY = """
import os
import sys
from jjj_cli.cli import main
from jjj_cli.completion.shells import request
from jjj_cli.messages import language
told = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
for line in sys.stdin:
    shell, *asked = line.rstrip("\\n").split("\\0")
    process = os.fork()
    if not process:
        if shell:
            os.environ["JJJ_COMPLETE"] = shell
        main.ARGUMENTS = asked
        main.ASK = request.read_request(asked, os.environ)
        main.messages.use(language.choose(main.ASK.words if main.ASK else asked, os.environ))
        main.streams.prepare()
        code = main.answer(main.ASK) if main.ASK else main.run(asked)
        with open(told, "w") as all_told:
            all_told.write(" ".join([str(code), *sys.modules]) + "\\n")
        os._exit(0)
    if os.waitpid(process, 0)[1]:
        sys.exit("a run was left early")
"""


@cache
def imported(*arguments: str, by: str | None = None) -> frozenset[str]:
    """Give the names of all modules that a run of `jjj` has imported when it is done, where a shell asks or nobody."""
    spy = _spy()
    assert spy.stdin
    assert spy.stdout
    spy.stdin.write("\0".join([by or "", *arguments]) + "\n")
    spy.stdin.flush()
    code, *names = spy.stdout.readline().split()
    assert code == "0", arguments
    return frozenset(names)


def packages(*arguments: str) -> set[str]:
    """Give the outermost packages that a run imports."""
    return {name.split(".")[0] for name in imported(*arguments)}


@cache
def _spy() -> subprocess.Popen[str]:
    """Start the process that runs are forked off; it ends with whoever asks it."""
    command = [sys.executable, "-c", SPY]
    pipe = subprocess.PIPE
    spy = subprocess.Popen(command, env=environment("/nowhere"), stdin=pipe, stdout=pipe, encoding="utf-8")
    atexit.register(spy.communicate)
    return spy
