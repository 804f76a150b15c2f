"""Whatever the machine's locale, terminal and home are like, Chinese goes in and comes out whole."""

import subprocess
import sys
from pathlib import Path

import pytest
from running import JJJ, Environment, environment, own_fact, run, run_process, terminal, write_store

# `run` and `terminal` start a process of its own where what is set is read before a command is called: by Python, or
# to choose an encoding.
pytestmark = pytest.mark.slow

# What Python makes ASCII of, unless a program sees to it.
ASCII: Environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ENVIRONMENTS: dict[str, Environment] = {
    "nothing set": {},
    "LANG=C": {"LANG": "C"},
    "LC_ALL=C": {"LC_ALL": "C"},
    "LC_ALL=POSIX": {"LC_ALL": "POSIX"},
    "LC_ALL=C.UTF-8": {"LC_ALL": "C.UTF-8"},
    "a locale that is not installed": {"LC_ALL": "xx_XX.nonsense"},
    "ASCII all through": ASCII,
    "PYTHONIOENCODING=ascii": {"PYTHONIOENCODING": "ascii"},
    "PYTHONIOENCODING=ascii:strict": {**ASCII, "PYTHONIOENCODING": "ascii:strict"},
    "PYTHONIOENCODING=gbk": {"PYTHONIOENCODING": "gbk"},
    "PYTHONIOENCODING=latin-1": {"PYTHONIOENCODING": "latin-1"},
    "TERM=dumb": {"TERM": "dumb"},
    "NO_COLOR": {"NO_COLOR": "1"},
    "FORCE_COLOR": {"FORCE_COLOR": "1"},
    "no HOME": {"HOME": None},
    "nothing at all": {"HOME": None, "PATH": None},
    "HOME is a file": {"HOME": "/dev/null"},
    "HOME is nowhere": {"HOME": "/no/such/place"},
    "XDG_DATA_HOME is nowhere": {"XDG_DATA_HOME": "/no/such/place"},
    "XDG_DATA_HOME is a file": {"XDG_DATA_HOME": "/dev/null"},
    "COLUMNS is no number": {"COLUMNS": "wide"},
    "COLUMNS=0": {"COLUMNS": "0"},
    "JJJ_STORE is empty": {"JJJ_STORE": ""},
}
EVERY = pytest.mark.parametrize("env", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
# The rows of `jjj compare 森林覆盖率` as the founding source prints them.
TSV = "rank\tregion\tprinted\n1\t延庆区\t61.63%\n2\t承德市\t60.03%\n"
ASKED = ("compare", "森林覆盖率", "--region", "延庆", "--region", "承德", "--fields", "rank,region,printed")


# Each environment with rows or with what goes wrong, and the formats by turns: all are written by two streams.
FORMATS = ("tsv", "json", "csv", "jsonl", "markdown")


@pytest.mark.parametrize(
    ("env", "form"), [(env, FORMATS[place % 5]) for place, env in list(enumerate(ENVIRONMENTS.values()))[::2]], ids=repr
)
def test_every_format_is_utf_8(env: Environment, form: str) -> None:
    done = run(*ASKED, "--format", form, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "延庆区" in done.stdout
    assert "承德市" in done.stdout
    assert form != "tsv" or done.stdout == TSV


@pytest.mark.parametrize("env", list(ENVIRONMENTS.values())[::5], ids=repr)
def test_a_page_in_a_pipe_is_drawn(env: Environment) -> None:
    done = run(*ASKED, "--format", "table", env=env)
    assert done.returncode == 0
    assert "承德市  60.03%" in done.stdout
    assert ("\x1b" in done.stdout) == ("FORCE_COLOR" in env)


@EVERY
def test_a_terminal_gets_chinese(env: Environment) -> None:
    # A terminal that has Chinese in an encoding of its own is given that encoding.
    encoding = "gbk" if env.get("PYTHONIOENCODING") == "gbk" else "utf-8"
    screen = terminal(80, *ASKED, env=env, encoding=encoding)
    assert screen.returncode == 0
    assert "承德市  60.03%" in screen.text


@pytest.mark.parametrize("env", list(ENVIRONMENTS.values())[1::2], ids=repr)
def test_what_goes_wrong_is_said_in_chinese_too(env: Environment) -> None:
    done = run("region", "沧洲", env=env)
    assert (done.returncode, done.stdout) == (3, "")
    said = done.stderr.replace("\x1b[31m", "").replace("\x1b[36m", "").replace("\x1b[0m", "")
    assert said.splitlines()[0] == "error: unknown region: 沧洲"
    assert "Cangzhou 沧州市 (130900)" in said


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({}, True),
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (ASCII, True),
    ],
)
def test_colour_is_the_terminals_choice(env: Environment, coloured: bool) -> None:
    for asked in (("compare", "forest-coverage"), ("region", "沧洲")):
        assert ("\x1b[" in terminal(80, *asked, env=env).text) == coloured


# A store of one's own --------------------------------------------------------------------------

OWN = {"facts": {"mine.forest-coverage.2021": own_fact(printed="31.5%")}}
MINE = ("facts", "--region", "沧州", "--metric", "forest-coverage", "--fields", "fact,region,printed")
FOUND = "fact\tregion\tprinted\nmine.forest-coverage.2021\t沧州市\t31.5%\n"


def test_a_store_in_the_data_directory_is_read_beside_the_shipped_one(tmp_path: Path) -> None:
    write_store(tmp_path / "jjj" / "facts.json", **OWN)
    env = {"XDG_DATA_HOME": str(tmp_path)}
    assert run(*MINE, env=env).stdout == FOUND
    asked = [part for name in ("延庆", "承德", "沧州") for part in ("--region", name)]
    ranks = run("compare", "forest-coverage", *asked, "--fields", "region,value", "--quiet", env=env).stdout
    assert ranks == "region\tvalue\n延庆区\t61.63\n承德市\t60.03\n沧州市\t31.5\n"
    assert run(*MINE, "--only-shipped", env=env).stdout == "fact\tregion\tprinted\n"
    assert run("facts", "--only-own", "--fields", "fact,region,printed", env=env).stdout == FOUND


def test_without_xdg_data_home_it_lies_in_the_home(tmp_path: Path) -> None:
    write_store(tmp_path / ".local" / "share" / "jjj" / "facts.json", **OWN)
    assert run(*MINE, env={"HOME": str(tmp_path)}).stdout == FOUND


def test_an_option_wins_over_a_variable_and_a_variable_over_the_data_directory(tmp_path: Path) -> None:
    write_store(tmp_path / "home" / "jjj" / "facts.json", facts={"home.one.2021": own_fact()})
    named = write_store(tmp_path / "named.json", facts={"named.one.2021": own_fact()})
    asked = write_store(tmp_path / "asked.json", facts={"asked.one.2021": own_fact()})
    home = {"XDG_DATA_HOME": str(tmp_path / "home")}
    both = {**home, "JJJ_STORE": str(named)}
    listed = ("facts", "--only-own", "--fields", "fact")
    assert run(*listed, env=home).stdout == "fact\nhome.one.2021\n"
    assert run(*listed, env=both).stdout == "fact\nnamed.one.2021\n"
    assert run(*listed, "--store", asked, env=both).stdout == "fact\nasked.one.2021\n"


LOCALES = pytest.mark.parametrize(
    "env", [{}, {"LC_ALL": "C"}, ASCII], ids=["nothing set", "LC_ALL=C", "ASCII all through"]
)


@LOCALES
def test_a_store_may_lie_in_a_folder_with_a_chinese_name(env: Environment, tmp_path: Path) -> None:
    own = write_store(tmp_path / "数据" / "数字.json", **OWN)
    assert run(*MINE, env={**env, "JJJ_STORE": str(own)}).stdout == FOUND


@LOCALES
def test_an_option_may_name_a_folder_in_chinese(env: Environment, tmp_path: Path) -> None:
    own = write_store(tmp_path / "数据" / "数字.json", **OWN)
    assert run(*MINE, "--store", own, env=env).stdout == FOUND


@LOCALES
def test_a_chinese_path_is_named_as_it_is_spelled(env: Environment, tmp_path: Path) -> None:
    missing = tmp_path / "没有.json"
    done = run("facts", env={**env, "JJJ_STORE": str(missing)})
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, f"error: no such store: {missing}")


# Nothing is written ----------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [ASKED, ("audit",), ("--help",)])
def test_nothing_is_written_and_nothing_need_be_writable(asked: tuple[str, ...], tmp_path: Path) -> None:
    # The mode stops everybody but root, for whom the empty folder afterwards is what is tested.
    tmp_path.chmod(0o555)
    try:
        done = run_process(*asked, cwd=tmp_path, env={"HOME": str(tmp_path), "TMPDIR": str(tmp_path)})
    finally:
        tmp_path.chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_working_directory_may_be_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f"rmdir '{gone}' && exec '{JJJ}' {' '.join(ASKED)}"
    done = subprocess.run(["sh", "-c", line], cwd=gone, env=environment(tmp_path), capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, TSV, b"")


@pytest.mark.parametrize("module", ["cli/commands/regions", "messages/errors"], ids=["called", "imported at the start"])
def test_half_a_compiled_module_is_told_of(module: str, tmp_path: Path) -> None:
    env = {"PYTHONPYCACHEPREFIX": str(tmp_path), "JJJ_LANG": "en"}
    assert run("regions", env=env).returncode == 0
    (compiled,) = tmp_path.rglob(f"jjj_cli/{module}.*.pyc")
    compiled.write_bytes(compiled.read_bytes()[:100])
    done = run("regions", env=env)
    assert (done.returncode, "Traceback" in done.stderr, "__pycache__" in done.stderr) == (1, False, True), done.stderr
    assert done.stderr.lstrip().startswith("error: ")  # Typer begins a line


STOPPED = """
import sys
class Stopped:
    def find_spec(self, name, *_):
        if name == "jjj_cli.cli.main":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stopped())
from jjj_cli.__main__ import main
main()
"""


def test_ctrl_c_before_anything_is_imported_leaves_quietly() -> None:
    done = subprocess.run([sys.executable, "-c", STOPPED], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
