"""The options that commands share, each declared once."""

import re
from collections.abc import Callable
from typing import Annotated, Any, get_args

import typer

from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.gazetteer.values import value_called
from jjj_cli.messages import ENGLISH, LANGUAGES, join, say
from jjj_cli.record.codelists import AUTHORITIES, DOMAINS, LEVELS, NATURES, OFFICIAL, STATUSES
from jjj_cli.render.output import Format


def option(
    key: str, *names: str, metavar: str | None = None, values: str | tuple[str, ...] = "", parted: bool = False
) -> Any:
    """Declare an option, its help in the message catalogue by key; values are named there, and offered on Tab.

    The values of one that is `parted` may be given at once, with commas between.
    """
    listed = values if isinstance(values, str) else join("join.list", values)
    shown = say(f"help.option.{key}", values=listed)
    offered = None if isinstance(values, str) else _offered(key, values)
    callback = _parted if parted else None
    return typer.Option(
        *names, help=shown, show_default=False, metavar=metavar, callback=callback, autocompletion=offered
    )


def one_of(key: str, values: tuple[str, ...], *names: str, meaning: str | None = None) -> Any:
    """Declare an option that takes some of a few values, in either language; another is refused with the nearest one.

    What the values mean is said by messages that begin with the key, or with `meaning`.
    """

    def check(given: list[str] | None) -> list[str] | None:
        return given and [_checked(key, value, values, meaning or key) for value in given]

    shown = say(f"help.option.{key}", values=join("join.list", values))
    offered = _offered(meaning or key, values)
    return typer.Option(
        *names, help=shown, show_default=False, metavar=key.upper(), callback=check, autocompletion=offered
    )


def one_value(key: str, values: tuple[str, ...], *names: str) -> Any:
    """Declare an option that takes one of a few values, in either language; another is refused with the nearest one."""

    def check(given: str | None) -> str | None:
        return None if given is None else _checked(key, given, values, key)

    shown = say(f"help.option.one-{key}", values=join("join.list", values))
    offered = _offered(key, values)
    return typer.Option(
        *names, help=shown, show_default=False, metavar=key.upper(), callback=check, autocompletion=offered
    )


def texts(key: str) -> Any:
    """Declare the words that what is listed must all have."""
    return typer.Argument(metavar="TEXT...", help=say(f"help.argument.{key}"), show_default=False)


def _parted(given: list[str] | None) -> list[str] | None:
    """Take values apart that are given at once: 北京,天津."""
    every = [name.strip() for value in given or () for name in re.split("[,，、]", value)]
    return [name for name in every if name] or given  # a name that is none is refused as such


def listed(key: str, given: str | None, values: tuple[str, ...]) -> tuple[str, ...]:
    """Read `a,b` as some of a few values, all where nothing is given; another is refused with the nearest one."""
    names = tuple(name.strip() for name in (given or "").split(",") if name.strip()) or values
    return tuple(_checked(key, name, values, key) for name in names)


def _offered(key: str, values: tuple[str, ...]) -> Callable[[], list[tuple[str, str]]]:
    """Give what names the values when a shell asks, each with what it means where a message says so."""
    return lambda: [(value, say(f"{key}.{value}") if f"{key}.{value}" in ENGLISH else "") for value in values]


def _checked(key: str, value: str, values: tuple[str, ...], meaning: str) -> str:
    """Give the value that is called so; raises UsageError with the nearest one where none is."""
    found = value_called(meaning, value, values)
    if found is None:
        close = suggest(nearest(value, dict(zip(values, values, strict=True))))
        valid = say("hint.values", values=join("join.list", values))
        raise UsageError(f"unknown-{key}", name=value, hint=f"{close}\n{valid}" if close else valid)
    return found


# How to print, and which stores to read: every command takes these.
FormatOption = Annotated[
    Format | None, option("format", "--format", "-f", metavar="FORMAT", values=join("join.list", get_args(Format)))
]
FieldsOption = Annotated[str | None, option("fields", "--fields", metavar="FIELDS")]
NoHeader = Annotated[bool, option("no-header", "--no-header")]
# For a command whose answer has a form of its own: taken, so that the refusal can say what to ask for instead.
NoFormat = Annotated[str | None, typer.Option("--format", "-f", hidden=True)]
NoFields = Annotated[str | None, typer.Option("--fields", hidden=True)]
FailEmpty = Annotated[bool, option("fail-empty", "--fail-empty")]
Quiet = Annotated[bool, option("quiet", "--quiet", "-q")]
Lang = Annotated[str | None, one_value("lang", LANGUAGES, "--lang")]
NoPager = Annotated[bool, option("no-pager", "--no-pager")]
StorePath = Annotated[str | None, option("store", "--store", metavar="PATH")]
OnlyShipped = Annotated[bool, option("only-shipped", "--only-shipped")]
OnlyOwn = Annotated[bool, option("only-own", "--only-own")]

TextFiles = Annotated[list[str], typer.Argument(metavar="FILE...", help=say("help.argument.files"), show_default=False)]
Encoding = Annotated[str | None, option("encoding", "--encoding", metavar="NAME")]
RegionName = Annotated[str, typer.Argument(metavar="REGION", help=say("help.argument.region"), show_default=False)]
Deep = Annotated[bool, option("deep", "--deep")]
Positions = Annotated[bool, option("positions", "--positions")]
Tidy = Annotated[bool, option("tidy", "--tidy")]
Across = Annotated[bool, option("wide", "--wide")]
InNames = Annotated[str | None, one_value("names", LANGUAGES, "--names")]
Cited = Annotated[bool, option("cite", "--cite")]
InRegion = Annotated[list[str] | None, option("region", "--region", "-r", metavar="REGION", parted=True)]
WithRegion = Annotated[list[str] | None, option("with", "--with", metavar="REGION", parted=True)]
InDomain = Annotated[list[str] | None, one_of("domain", DOMAINS, "--domain")]
OfStatus = Annotated[list[str] | None, one_of("status", STATUSES, "--status")]
OfMetric = Annotated[list[str] | None, option("metric", "--metric", "-m", metavar="METRIC")]
OfSource = Annotated[str | None, option("source", "--source", metavar="SOURCE")]
OfNature = Annotated[list[str] | None, one_of("nature", NATURES, "--nature")]
InPeriod = Annotated[str | None, option("period", "--period", metavar="PERIOD")]
OfLevel = Annotated[list[str] | None, one_of("level", LEVELS, "--level")]
# Which series: what is counted, with whom, who says it (and OfSource).
OnBasis = Annotated[str | None, option("on-basis", "--basis", metavar="TEXT")]
WithPartner = Annotated[list[str] | None, option("partner", "--with", metavar="REGION", parted=True)]
OfAuthority = Annotated[list[str] | None, one_of("authority", (OFFICIAL, *AUTHORITIES), "--authority")]
