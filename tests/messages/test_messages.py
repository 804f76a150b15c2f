"""Every word that a person reads stands in the catalogue, and every word there is used."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

from running import PATHS
from wording import EITHER, placeholders

import jjj_cli
from jjj_cli.agents.prompts import PROMPTS
from jjj_cli.agents.resources import KINDS as RESOURCES
from jjj_cli.agents.tools import TOOLS
from jjj_cli.answers import drawing, tile_map
from jjj_cli.answers.findings import LEVELS
from jjj_cli.audit.rules.registry import RULES
from jjj_cli.citation.items import Language
from jjj_cli.cli import field_help, help_topics
from jjj_cli.cli.parser_errors import SENTENCES
from jjj_cli.comparison.caveats.explanation import CODES
from jjj_cli.comparison.results import Verdict
from jjj_cli.errors import JjjError, exit_codes
from jjj_cli.exports.tables import TABLES as EXPORTED
from jjj_cli.messages import ENGLISH, say
from jjj_cli.own import store
from jjj_cli.own.differences import CHANGES
from jjj_cli.own.entries import NEEDED
from jjj_cli.own.importing.sheets.words import FIELDS
from jjj_cli.record import codelists
from jjj_cli.record.records import Check
from jjj_cli.reports.document import Open
from jjj_cli.store.engines.schema import Kind
from jjj_cli.store.tables import TABLES
from jjj_cli.text import quantities
from jjj_cli.units import registry
from jjj_cli.verification.blockers import BLOCKERS
from jjj_cli.verification.judgements import MISSING, REASONS, VERDICTS
from jjj_cli.verification.slips import SLIPS

ROOT = Path(jjj_cli.__file__).parent
# What an option can be given one of some values of.
VALUES: tuple[str, ...] = ("domain", "status", "nature", "level", "include", "verdict")
VALUES += ("lang", "accumulation", "relation", "authority", "access", "vintage", "change", "from", "names")
# What `jjj` asks for at a terminal beside what a fact needs.
ASKED: tuple[str, ...] = (
    "accumulation",
    "locator",
    "basis",
    "basis_en",
    "id",
    "title",
    "publishers",
    "authority",
    "access",
    "name",
    "name_en",
)
ASKED += ("published", "url", "definition", "unit", "domain", "status", "status_printed", "summary", "regions")
# The words of a reference, in the language of what is cited.
SAID = ("apart", "compilation", "copy", "et-al", "genre", "inside", "paragraph", "remark", "undated", "via")
CITED = tuple(f"{language}.{word}" for language in get_args(Language) for word in SAID)
OPERANDS = ("accumulation", "bound", "counterpart", "date-gap", "nature")
# What stands after the prefix of a key that is put together: `say(f"nature.{fact.nature}")`.
ENDINGS: dict[str, tuple[str, ...]] = {
    "caveat.": tuple(CODES),
    "relation.": codelists.Relation.__args__,  # type: ignore[attr-defined]
    "hedge.": codelists.Relation.__args__,  # type: ignore[attr-defined]
    "hedged.": codelists.Relation.__args__,  # type: ignore[attr-defined]
    "change.": quantities.Kind.__args__,  # type: ignore[attr-defined]
    "operands.": OPERANDS,
    "short.operands-": OPERANDS,
    "sum.": ("less", "more"),
    "short.sum-": ("less", "more"),
    "check.": Check.__annotations__["kind"].__args__,
    "nature.": codelists.NATURES,
    "accumulation.": codelists.Accumulation.__args__,  # type: ignore[attr-defined]
    "authority.": (codelists.OFFICIAL, *codelists.AUTHORITIES),
    "access.": codelists.ACCESSES,
    "vintage.": (*codelists.VINTAGES, "none"),
    "level.": codelists.LEVELS,
    "status.": codelists.STATUSES,
    "domain.": codelists.DOMAINS,
    "date.": ("year", "month", "day"),
    "plot.verdict.": ("caution", "no"),
    "verdict.": (*Verdict.__args__, *VERDICTS),  # type: ignore[attr-defined]
    "kind.": tuple(TABLES),
    "engine.": get_args(Kind),
    "rule.": tuple(f"{rule.code}.{part}" for rule in RULES for part in ("name", "why")),
    "field.": tuple(
        dict.fromkeys(
            [
                f"{table.name}{ending}"
                for table in EXPORTED
                for ending in ["", *(f".{column.name}" for column in table.columns)]
            ]
            + [
                f"{group}{ending}"
                for group, rows in field_help.grouped(help_topics.every_given()).items()
                for ending in ["", *(f".{row['field']}" for row in rows)]
            ]
        )
    ),
    "topic.": tuple(help_topics.TOPICS),
    "format.": tuple(
        ending
        for row in help_topics.TOPICS["formats"].rows()
        for ending in (str(row["kind"]), f"{row['kind']}.{row['format']}")
    ),
    "exit.": tuple(
        ending for code in exit_codes() for ending in (str(code), f"{code}.example") if f"exit.{ending}" in ENGLISH
    ),
    "units.apart.": tuple(registry.table().apart),
    "periods.form.": tuple(help_topics.PERIODS),
    "periods.tolerance.": tuple(help_topics.TOLERANCES),
    "environment.": help_topics.VARIABLES,
    "mcp.tool.": tuple(TOOLS),
    "mcp.resource.": tuple(RESOURCES),
    "mcp.prompt.": tuple(PROMPTS),
    "mcp.about.": tuple(PROMPTS),
    "mcp.argument.": tuple(PROMPTS.values()),
    "typed.": tuple(key.removeprefix("typed.") for key in ENGLISH if key.startswith("typed.")),
    "help.heading.": ("arguments", "options", "commands"),
    "headline.": tuple(key.removeprefix("headline.") for key in ENGLISH if key.startswith("headline.")),
    "unit.": tuple(key.removeprefix("unit.") for key in ENGLISH if key.startswith("unit.")),
    "help.": tuple(".".join(path[:length]) for path in PATHS for length in (1, 2)),
    "example.": tuple(map(".".join, PATHS)),
    "kept.": (*store.Status.__args__, "dry"),  # type: ignore[attr-defined]
    "import.": ("added", "replaced", "duplicate"),
    "diff.": CHANGES,
    "diff.said.": CHANGES,
    "ask.": (*NEEDED, *ASKED),
    "cite.": CITED,
    "verify.": (*BLOCKERS, *REASONS),
    "missing.": MISSING,
    "finding.": tuple(LEVELS),
    "slip.": SLIPS,
    "explain.": tuple(f"{code}.{part}" for code in CODES for part in ("meaning", "example")),
    "explain.weight.": tuple(dict.fromkeys(CODES.values())),
    "plot.end.": tuple(end for end in drawing.End.__args__ if end != "exact"),  # type: ignore[attr-defined]
    "chart.end.": tuple(end for end in drawing.End.__args__ if end != "exact"),  # type: ignore[attr-defined]
    "chart.hope.": drawing.Hope.__args__,  # type: ignore[attr-defined]
    "chart.time.": ("year", "month", "day"),
    "map.": tile_map.Classes.__args__,  # type: ignore[attr-defined]
    "trend.": ("eq", "gt", "ge", "lt", "le"),
    "sheet.field.": FIELDS,
    "report.": ("history", "history.caption", "unused", "unused.caption"),
    "report.kind.": ("basis", "counterpart", "accumulation", "length", "vintage"),
    "report.legend.": tuple(side for side in get_args(Open) if side),
    "report.trust.": ("correction", "vintage", "revised", "standing", "nature", "published", "order"),
}
# Where the ending is given by name: the first argument of these is the rest of the key.
CALLERS = {
    "option": "help.option.",
    "one_of": "help.option.",
    "one_value": "help.option.one-",
    "note_of": "note.",
    "texts": "help.argument.",
}


class Use(NamedTuple):
    """A place where words are asked for: the key or its beginning, and the values given, if all are named."""

    where: str
    key: str
    whole: bool
    given: frozenset[str] | None


@cache
def _trees() -> dict[str, ast.Module]:
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(ROOT.rglob("*.py"))
    }


ERRORS = {"JjjError"} | {kind.__name__ for kind in JjjError.__subclasses__()}


@cache
def uses() -> tuple[Use, ...]:
    """Find every place that asks for words, by `say` or by an error, an option or a note that does."""
    return tuple(
        use
        for file, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for use in _uses(file, node)
    )


def _uses(file: str, call: ast.Call) -> Iterator[Use]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    given = {word.arg for word in call.keywords}
    values = None if None in given else frozenset(str(word) for word in given)
    if name in ("join", "in_every_language"):
        values = None
    if name in ("say", "join", "in_every_language") and call.args:
        prefix, reserved = "", set()
    elif name in ERRORS and call.args:
        prefix, reserved = "error.", {"hint"}
    elif name in CALLERS and call.args:
        prefix, reserved = CALLERS[name], {"metavar", "weight", "code", "short"}
    else:
        # A default key, `key: str = "hint.nearest"`, or one handed on, `suggest(labels, "hint.which")`.
        prefix, reserved = "", set()
        for word in [*call.args, *(word.value for word in call.keywords)]:
            if isinstance(word, ast.Constant) and word.value in ENGLISH and "." in str(word.value):
                yield Use(f"{file}:{call.lineno}", str(word.value), True, None)
        return
    key, whole = _key(call.args[0])
    if key or whole:
        told = values - reserved if values is not None and name not in ("one_of", "one_value", "option") else None
        yield Use(f"{file}:{call.lineno}", prefix + key, whole, told)


def _key(node: ast.expr) -> tuple[str, bool]:
    """Give a key as far as it is written down, and whether that is all of it."""
    if isinstance(node, ast.Constant):
        return str(node.value), True
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        return str(node.values[0].value), False
    return "", False


def _defaults() -> set[str]:
    """Give the keys that stand as a parameter's default."""
    return {
        str(default.value)
        for tree in _trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for default in [*node.args.defaults, *node.args.kw_defaults]
        if isinstance(default, ast.Constant) and default.value in ENGLISH
    }


def _in_templates() -> set[str]:
    """Give the keys that the templates of reports ask for."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "reports" / "templates").iterdir())]
    return {key for text in texts for key in re.findall(r"say\('([\w.-]*[\w-])'", text)}


def _prefixed(use: Use) -> set[str]:
    """Give the keys that a key put together can become."""
    if use.key == "error.":  # in `JjjError` itself: what an error is called is looked up where it is raised
        return set()
    if use.key == "error.unknown-":
        return {f"error.unknown-{kind}" for kind in VALUES}
    if use.key in ("note.", "help.option.", "help.option.one-", "help.argument."):
        return set()
    assert use.key in ENDINGS, f"{use.where} puts together {use.key}…: which endings can it have?"
    return {use.key + ending for ending in ENDINGS[use.key]}


@cache
def _asked() -> set[str]:
    """Give every key that some place can ask for."""
    whole = {use.key for use in uses() if use.whole} | _defaults()
    whole |= {f"error.{key}" for key in SENTENCES.values()} | _in_templates()
    return whole | {key for use in uses() if not use.whole for key in _prefixed(use)}


def test_words_are_asked_for() -> None:
    # The reading of the source is worth something: it finds what a reader of the source finds.
    assert len(uses()) > 150
    kinds = {use.key.split(".")[0] for use in uses()}
    assert kinds >= {"error", "hint", "help", "column", "note", "nature", "join"}
    assert Use("names.py", "join.or", True, None) in {use._replace(where="names.py") for use in uses()}


def test_every_key_that_is_asked_for_is_there() -> None:
    assert _asked() - ENGLISH.keys() == set()


def test_every_key_that_is_there_is_asked_for() -> None:
    assert ENGLISH.keys() - _asked() == set()


def test_the_values_given_are_the_values_taken() -> None:
    # A value too many is a word that somebody meant to be read; one too few is a KeyError.
    whole = [use for use in uses() if use.whole and use.given is not None]
    assert len(whole) > 150
    assert [use for use in whole if (_given(use) ^ placeholders(ENGLISH[use.key])) - EITHER.get(use.key, set())] == []


def _given(use: Use) -> frozenset[str]:
    return use.given or frozenset()


def test_a_message_is_said_with_its_values() -> None:
    for key, text in ENGLISH.items():
        values = {name: f"<{name}>" for name in placeholders(text)}
        assert [value for value in values.values() if value not in say(key, **values)] == [], key
        assert say(key, **values).strip() or key.startswith("join."), key


def test_a_value_may_hold_what_looks_like_a_placeholder() -> None:
    assert say("error.unknown-region", name="{name} {0} {") == "unknown region: {name} {0} {"


def test_messages_are_sentences_without_markup() -> None:
    # Catalogue texts go to terminals as they are: no control characters, no Rich markup.
    assert [key for key, text in ENGLISH.items() if re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]|\[/", text)] == []


# No words elsewhere ----------------------------------------------------------------------------------

# Words in `cli` and `answers/pages` that are no person's: what Python, Typer, the store or a format reads.
_SLUG = re.compile(r"[a-z0-9_./|\-]*|[A-Z][A-Z_.=|]*(\.\.\.)?|-{1,2}[a-z-]+|[^\w\s]*")
# Where what people read is put together.
SHOWN = ("cli/", "answers/pages/", "reports/")
# The sentences of the parser of the command line, which are read and not said.
PARSED = {"cli/parser_errors.py"}
# What writes a format in full of that format's own words: its tags, its fonts, its colours.
WRITTEN = {f"reports/{name}.py" for name in ("document", "html", "markdown", "plain_text")}
WRITTEN |= {f"reports/word/{name}.py" for name in ("blocks", "runs", "styles", "tables", "writer")}
READ_BY_MACHINES = {
    r"[^\w.-]",  # what a name of a file does not have
    "UTF-8",
    r"[\w@%+=:,./-]+",
    "jjj_cli.cli.commands.",
    "JJJ_DEBUG",
    "\b\n",
    "\n\n\b\n",
    "\n\n",
    "type: ignore",
    "  ",
    "《",
    # Commands as they are called.
    "COMMAND --format",
    "verify --format",
    "audit --rules",
    "audit --statistics",
    "cite --style",
    "compare --between",
    "facts --tidy",
    "export --to",
    "import --from",
    "import --template",
    "initiative add",
    "metric add",
    "source add",
    "无量纲",
}


def _words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the string literals of a file but for its docstrings and annotations."""
    hidden: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            hidden.add(id(node.body[0].value))  # type: ignore[attr-defined]
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            hidden |= {id(part) for part in ast.walk(annotation)} if annotation else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in hidden:
            yield node.lineno, node.value


def test_no_person_reads_a_word_that_is_not_in_the_catalogue() -> None:
    shown = {file: tree for file, tree in _trees().items() if file.startswith(SHOWN) and file not in PARSED | WRITTEN}
    assert all(any(file.startswith(folder) for file in shown) for folder in SHOWN)
    assert _trees().keys() >= PARSED | WRITTEN
    words = [
        (file, line, text)
        for file, tree in shown.items()
        for line, text in _words(tree)
        if not _SLUG.fullmatch(text.strip()) and text not in READ_BY_MACHINES and text not in ENGLISH
    ]
    assert words == []


def test_headings_and_help_are_said() -> None:
    """A heading, a help text or a paragraph is never a literal, whatever it looks like."""
    shown = {"Column", "Heading", "Text"}
    literal = [
        (file, node.lineno)
        for file, tree in _trees().items()
        if not file.startswith("messages/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for text in [
            *(node.args[:1] if getattr(node.func, "id", "") in shown else []),
            *(word.value for word in node.keywords if word.arg in ("help", "epilog", "title")),
        ]
        if isinstance(text, ast.Constant | ast.JoinedStr) and text is not None and _has_letters(text)
    ]
    assert literal == []


def _has_letters(node: ast.expr) -> bool:
    return any(isinstance(part, ast.Constant) and re.search(r"\w", str(part.value)) for part in ast.walk(node))


def test_every_dimension_has_a_name_in_both_languages() -> None:
    # The unit table names dimensions for people: the one other place that words come from.
    assert [key for key, names in registry.table().dimensions.items() if not (names["en"] and names["zh"])] == []
