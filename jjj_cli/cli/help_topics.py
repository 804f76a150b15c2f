"""The topics of `jjj help`: each a table made of the code's own data, for scripts and for its page."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, get_args

from jjj_cli import errors
from jjj_cli.answers import pages
from jjj_cli.answers.result import Block, RowData, Text
from jjj_cli.answers.rows.fields import Fields
from jjj_cli.citation.writing import Style
from jjj_cli.comparison.caveats import explanation
from jjj_cli.exports.formats import FORMATS
from jjj_cli.messages import ENGLISH, say
from jjj_cli.own.importing.tables import FORMS
from jjj_cli.record import periods
from jjj_cli.render.output import FINDING_FORMATS, Format
from jjj_cli.units import registry
from jjj_cli.units.scales import SCALES

if TYPE_CHECKING:
    from jjj_cli.cli.field_help import Given


class Topic(NamedTuple):
    """A topic: the fields of its rows, what makes these, and what makes their page."""

    fields: Fields
    rows: Callable[[], Iterator[RowData]]
    page: Callable[[list[RowData]], list[Block]]


# The fields of the list of topics and commands.
INDEX = ("kind", "name", "about")
# What each way of writing a period or a tolerance is, by an example.
PERIODS = {"year": "2022", "month": "2022-10", "day": "2022-10-31", "span": "2012/2022-10", "open": "../2022-10"}
TOLERANCES = {"y": "1y", "m": "18m", "w": "2w", "d": "90d"}
# The options that take them.
TIMED = ("at", "tolerance", "between", "history", "across", "period")
# What jjj reads of its surroundings, beside what tells it which terminal it is on.
VARIABLES: tuple[str, ...] = ("JJJ_LANG", "JJJ_STORE", "JJJ_DEBUG", "LC_ALL", "LC_MESSAGES", "LANG")
VARIABLES += ("PAGER", "VISUAL", "EDITOR", "NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK", "COLUMNS", "TERM")
VARIABLES += ("XDG_DATA_HOME", "SOURCE_DATE_EPOCH")


def _formats() -> Iterator[RowData]:
    yield from (_format("output", name, "COMMAND --format") for name in get_args(Format))
    yield from (_format("findings", name, "verify --format") for name in FINDING_FORMATS)
    yield from (_format("export", form.name, "export --to", form.suffixes) for form in FORMATS)
    yield from (_format("import", name, "import --from") for name in FORMS)
    yield from (_format("citation", name, "cite --style") for name in get_args(Style))


def _format(kind: str, name: str, option: str, suffixes: tuple[str, ...] = ()) -> RowData:
    about = say(f"format.{kind}.{name}")
    return {"kind": kind, "format": name, "asked": f"jjj {option} {name}", "suffixes": list(suffixes), "meaning": about}


def _fields() -> Iterator[RowData]:
    from jjj_cli.cli.field_help import meaning  # brings commands: for this topic alone

    for command, given in every_given().items():
        for field in given.every:
            demanded = field not in given.fields
            yield {"command": command, "field": field, "on_demand": demanded, "meaning": meaning(given, field)}


def every_given() -> "dict[str, Given]":
    """Give what each command gives, the topics of `jjj help` among them."""
    from jjj_cli.cli.field_help import GIVEN, Given

    asked = {"help": INDEX, **{f"help {name}": topic.fields for name, topic in TOPICS.items()}}
    return {**GIVEN, **{command: Given(fields, (), ("topics", "caveats")) for command, fields in asked.items()}}


def _exit_codes() -> Iterator[RowData]:
    for code in errors.exit_codes():
        example = say(f"exit.{code}.example") if f"exit.{code}.example" in ENGLISH else None
        yield {"code": code, "meaning": say(f"exit.{code}"), "example": example}


def _comparability() -> Iterator[RowData]:
    return (explanation.find(code)._asdict() for code in explanation.CODES)


_UNIT = ("kind", "name", "dimension", "measures", "factor", "base", "aliases")


def _units() -> Iterator[RowData]:
    known = registry.table()
    for name, dimension in known.dimension.items():
        aliases = [alias for alias, meant in known.names.items() if meant == name != alias]
        base = known.dimensions[dimension]["base"]
        kind, factor = "count" if name == dimension else "unit", _spelled(known.factor[name])
        yield dict(
            zip(_UNIT, (kind, name, dimension, registry.measured(dimension), factor, base, aliases), strict=True)
        )
    for name, times in SCALES.items():
        yield dict(zip(_UNIT, ("scale", name, None, None, str(times), None, []), strict=True))


def _spelled(factor: Fraction) -> str:
    """Spell a factor as a decimal where that ends, else as a fraction: 0.01, 2000/3."""
    decimal = registry.PRECISION.divide(Decimal(factor.numerator), Decimal(factor.denominator))
    return str(registry.tidy(decimal)) if Fraction(decimal) == factor else str(factor)


_PERIOD = ("kind", "form", "first", "last", "days", "meaning")


def _periods() -> Iterator[RowData]:
    for name, form in PERIODS.items():
        first, last = periods.span(form)
        start = first.isoformat() if first else None
        meaning = say(f"periods.form.{name}")
        yield dict(zip(_PERIOD, ("period", form, start, last.isoformat(), None, meaning), strict=True))
    for name, form in TOLERANCES.items():
        days, meaning = periods.duration(form).days, say(f"periods.tolerance.{name}")
        yield dict(zip(_PERIOD, ("tolerance", form, None, None, days, meaning), strict=True))


def _environment() -> Iterator[RowData]:
    return ({"name": name, "meaning": say(f"environment.{name}")} for name in VARIABLES)


def _all_fields(rows: list[RowData]) -> list[Block]:
    from jjj_cli.cli.field_help import grouped

    return pages.topics.all_fields(grouped(every_given()), rows)


def _comparability_page(_: list[RowData]) -> list[Block]:
    found = [explanation.find(code) for code in explanation.CODES]
    return [Text(say("comparability.intro")), *pages.explanations.explanation_page(found)]


def _periods_page(rows: list[RowData]) -> list[Block]:
    return pages.topics.periods(rows, [(f"--{name}", say(f"help.option.{name}")) for name in TIMED])


TOPICS: dict[str, Topic] = {
    "formats": Topic(("kind", "format", "asked", "suffixes", "meaning"), _formats, pages.topics.formats),
    "fields": Topic(("command", "field", "on_demand", "meaning"), _fields, _all_fields),
    "exit-codes": Topic(("code", "meaning", "example"), _exit_codes, pages.topics.exit_codes),
    "comparability": Topic(explanation.FIELDS, _comparability, _comparability_page),
    "units": Topic(_UNIT, _units, lambda rows: pages.topics.units(rows, registry.table().apart)),
    "periods": Topic(_PERIOD, _periods, _periods_page),
    "environment": Topic(("name", "meaning"), _environment, pages.topics.environment),
}
