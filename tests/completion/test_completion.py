"""What is offered where somebody presses Tab: what fits, in their language, each word one that the command takes."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tree_sitter_powershell
import typer
from contracts import CALLS
from running import OWN, OWN_FACT, PATHS, Environment, own_fact, run, write_store
from tree_sitter import Language, Parser

from jjj_cli.cli.app import NAMES, app
from jjj_cli.cli.completion import FILES, LISTED
from jjj_cli.cli.completion_values import KINDS, RECORDS
from jjj_cli.comparison.caveats.explanation import CODES
from jjj_cli.completion import candidates
from jjj_cli.completion.matching import matches
from jjj_cli.completion.shells.scripts import SHELLS
from jjj_cli.errors import JjjError
from jjj_cli.gazetteer.metrics import find_metric
from jjj_cli.gazetteer.names import fold
from jjj_cli.gazetteer.regions import find_region, unambiguous
from jjj_cli.record.codelists import DOMAINS, STATUSES
from jjj_cli.record.records import Store
from jjj_cli.units import registry

STORED = ("--store", str(OWN))
MONEY = ["元", "万元", "亿元", "万亿元", "角", "分钱"]


def _named(words: tuple[str, ...]) -> str:
    return " ".join(words).replace(str(OWN.parent), "")


class Told(NamedTuple):
    """What a shell is told: what is to be done, and the words with what stands beside them."""

    how: str
    words: dict[str, str]


def tab(*words: str, by: str = "zsh", env: Environment | None = None) -> Told:
    """Press Tab after some words, in the last of them, and read the answer as a shell does."""
    said = {"JJJ_COMPLETE": by, "JJJ_WORDS": "\n".join(words), "COLUMNS": "300", **(env or {})}
    told = run(*(() if by == "powershell" else words), env=said)
    assert (told.returncode, told.stderr) == (0, "")
    how, *lines = told.stdout.splitlines() or [""]
    return Told(how, dict(line.split("\t") for line in lines))


def in_bash(line: str, piece: str, kind: str = "9") -> list[str]:
    """Press Tab at the end of a line in bash, where it would replace a piece of it."""
    told = run(line, str(len(line)), piece, kind, env={"JJJ_COMPLETE": "bash", "COLUMNS": "60"})
    assert (told.returncode, told.stderr) == (0, "")
    return told.stdout.splitlines()[1:]


# What fits -------------------------------------------------------------------------------------------

# The words, of which the last is being typed, and all that fits there.
FITS: list[tuple[tuple[str, ...], list[str]]] = [
    (("reg",), ["region", "regions"]),
    (("source", ""), ["add"]),
    (("--lang", ""), ["zh", "en"]),
    (("--lang", "zh", "sourc"), ["sources", "source"]),
    (("completion", ""), [*SHELLS]),
    (("nonsense", ""), []),
    (("nonsense", "--"), []),
    (("metrics", "too-much"), []),
    (("search", ""), []),
    # Letters give a region's Chinese name; typed whole they name it alone.
    (("region", "shijiaz"), ["石家庄市"]),
    (("region", "cangz"), ["沧州市", "沧州渤海新区", "沧州开发区"]),
    (("region", "cangzhou"), ["沧州市"]),
    (("region", "CANGZHOU"), ["沧州市"]),
    (("region", "chengde"), ["承德市"]),
    (("region", "chengdex"), ["承德县"]),
    (("region", "xiong'an"), ["河北雄安新区"]),
    (("region", "three northern"), ["北三县"]),
    # Chinese and codes give what they begin.
    (("region", "沧州渤"), ["沧州渤海新区"]),
    (("region", "雄安"), ["雄安新区"]),
    (("region", "13090"), ["130900", "130902", "130903"]),
    (("region", "xiongan-new"), ["河北雄安新区"]),
    # A name that several have, and one after that of what it lies in.
    (("region", "新华"), ["石家庄市新华区", "沧州市新华区"]),
    (("region", "xinhua"), ["石家庄市新华区", "沧州市新华区"]),
    (("region", "jizho"), ["蓟州区", "冀州区"]),
    (("region", "沧州市新"), ["沧州市新华区"]),
    (("region", "shijiazhuang-x"), ["石家庄市新华区"]),
    # Initials, and what stands inside a name, where no name begins so.
    (("region", "cz"), ["沧州市"]),
    (("region", "qhd"), ["秦皇岛市"]),
    (("region", "临空"), ["大兴国际机场临空经济区"]),
    (("region", "no-such-place"), []),
    (("region", "."), []),
    (("compare", "forest-coverage", "--region", "承德"), ["承德市", "承德县"]),
    (("compare", "forest-coverage", "-r", "承德"), ["承德市", "承德县"]),
    (("compare", "forest-coverage", "--region=承德"), ["--region=承德市", "--region=承德县"]),
    (("compare", "forest-coverage", "-r承德"), ["-r承德市", "-r承德县"]),
    (("initiatives", "--with", "langf"), ["廊坊市"]),
    (("regions", "--in", "langf"), ["廊坊市"]),
    (("add", "--counterpart", "langf"), ["廊坊市"]),
    # Metrics: letters give the slug, Chinese the name that it begins.
    (("compare", "forest-c"), ["forest-coverage"]),
    (("compare", "gdp", "承德"), ["承德市", "承德县"]),
    (("compare", "gdp", "--region", "北京,承德"), ["北京,承德市", "北京,承德县"]),
    (("get", "承德"), ["承德市", "承德县"]),
    (("get", "承德", "forest-c"), ["forest-coverage"]),
    (("get", "承德", "investment-total", "--unit", "万"), ["万元", "万亿元"]),
    (("--format", "json", "compare", "forest-c"), ["forest-coverage"]),
    (("compare", "Share of forested"), ["forest-area-share"]),
    (("compare", "森林覆"), ["森林覆盖率"]),
    (("compare", "有林地"), ["有林地面积", "有林地面积占比"]),
    (("facts", "-m", "森林覆"), ["森林覆盖率"]),
    (("compare", "forest-coverage", "project-cou"), ["project-count"]),
    (("compare", "investment-total / project-cou"), ["investment-total / project-count"]),
    (("compare", "(forest-area + forest-c"), ["(forest-area + forest-coverage"]),
    (("compare", "100*forest-c"), ["100*forest-coverage"]),
    (("compare", "forest-area - 森林覆"), ["forest-area - 森林覆盖率"]),
    (("compare", "=gdp-per-"), ["=gdp-per-resident"]),
    # Units: those that what is named before can become.
    (("compare", "investment-total", "--unit", ""), MONEY),
    (("compare", "投资总额", "--unit", ""), MONEY),
    (("compare", "investment-total", "-u", "万"), ["万元", "万亿元"]),
    (("compare", "investment-total", "--unit=万亿"), ["--unit=万亿元"]),
    (("compare", "investment-total / project-count", "--unit", ""), ["元/个", "万元/个", "亿元/个", "万亿元/个"]),
    (("compare", "gdp / population", "--unit", "万"), ["万元/人", "万亿元/人"]),
    (("compare", "gdp / gdp", "--unit", ""), ["%", "‰"]),
    (("compare", "no-such-metric", "--unit", ""), []),
    (("compare", "forest-area + 2 *", "--unit", ""), []),
    (("compare", "project-count", "--unit", ""), ["个", "万个", "亿个"]),
    (("compare", "forest-area", "--unit", "km"), ["平方公里"]),
    (("compare", "forest-area", "--unit", "亩"), ["亩"]),
    (("add", "--metric", "森林覆盖率", "--unit", ""), ["%", "‰"]),
    (("convert", "3556万亩", "平"), ["平方米", "平方公里", "平方厘米"]),
    (("convert", "2787亿元 / 672个", ""), ["元/个", "万元/个", "亿元/个", "万亿元/个"]),
    (("convert", "-3.5℃", ""), ["摄氏度"]),
    (("convert", "much", ""), []),
    (("metric", "add", "--unit", "吨标"), ["吨标准煤"]),
    # Ids, and what is found by a name beside them.
    (("show", "chengde.forest-coverage.2022"), ["chengde.forest-coverage.2022-10"]),
    (("show", "chengde-affor"), ["chengde-afforestation"]),
    (("show", "forest-coverage"), ["forest-coverage"]),
    (("show", "jjj-delegates"), ["jjj-delegates-2022-10"]),
    (("show", "130900"), ["130900"]),
    (("show", "延庆区森林"), ["yanqing.forest-coverage.2021-12-31", "yanqing.forest-coverage.2017-09"]),
    (("cite", "chengde.forest-coverage.2012", "chengde.forest-coverage.2022"), ["chengde.forest-coverage.2022-10"]),
    (("facts", "--source", "jjj-del"), ["jjj-delegates-2022-10"]),
    (("facts", "--source", "协同发展，共谱"), ["jjj-delegates-2022-10"]),
    (("import", "--source", "jjj-del"), ["jjj-delegates-2022-10"]),
    (("add", "--supersedes", "chengde.forest-coverage.2022"), ["chengde.forest-coverage.2022-10"]),
    (("add", "--part-of", "chengde.forest-coverage.2022"), ["chengde.forest-coverage.2022-10"]),
    (("initiative", "add", "--fact", "chengde.forest-coverage.2022"), ["chengde.forest-coverage.2022-10"]),
    (("audit", "--text", "jjj-del"), ["jjj-delegates-2022-10="]),
    (("edit", *STORED, ""), [OWN_FACT]),
    (("remove", *STORED, ""), [OWN_FACT]),
    (("edit", ""), []),
    (("show", *STORED, "own."), [OWN_FACT]),
    (("show", "--only-shipped", *STORED, "own.c"), []),
    (("facts", "--only-own", *STORED, "--source", "jjj-del"), ["jjj-delegates-2022-10"]),
    (("restore", *STORED, ""), ["20221021T080000.000000Z"]),
    (("explain", ""), [*CODES]),
    (("explain", "basis", "b"), ["basis", "bound"]),
    # What a declaration names.
    (("initiatives", "--domain", "e"), ["ecology", "energy"]),
    (("initiatives", "--domain", ""), [*DOMAINS]),
    (("initiatives", "--status="), [f"--status={status}" for status in STATUSES]),
    (("facts", "--format", "js"), ["json", "jsonl"]),
    (("facts", "-f", "js"), ["json", "jsonl"]),
    (("facts", "--nature", "p"), ["preliminary", "planned"]),
    (("regions", "--level", "c"), ["city", "county"]),
    (("compare", "gdp", "--include", ""), ["target", "planned"]),
    (("compare", "gdp", "--sort", ""), ["value", "region", "period"]),
    (("compare", "gdp", "--prefer", "o"), ["one-source"]),
    (("cite", "--style", "b"), ["bibtex"]),
    (("export", "--to", "s"), ["sqlite", "sdmx-csv", "sdmx-csv-plain"]),
    (("import", "--from", "x"), ["xlsx"]),
    (("add", "--relation", "l"), ["lt", "le"]),
    (("add", "--accumulation", "f"), ["flow"]),
    (("source", "add", "--access", "c"), ["copy"]),
    # Several at once: the last of them, and none again.
    (("facts", "--fields", "metric"), ["metric", "metric_name"]),
    (("facts", "--fields", "region,metric"), ["region,metric", "region,metric_name"]),
    (("facts", "--fields", "metric,metric"), ["metric,metric_name"]),
    (("verify", "--only", "supported,o"), ["supported,outdated"]),
    (("diff", "--only", "s"), ["same"]),
    # Fields that depend on what else is asked for.
    (("compare", "gdp", "--fields", "from_v"), []),
    (("compare", "gdp", "--between", "2012", "2022", "--fields", "from_v"), ["from_value"]),
    (("show", "forest-coverage", "--fields", "al"), ["aliases"]),
    (("show", "130900", "--fields", "pin"), ["pinyin"]),
    (("audit", "--fields", "w"), []),
    (("audit", "--rules", "--fields", "w"), ["why"]),
    # Options: what is left of them, with their short forms where one is typed.
    (("compare", "gdp", "--re"), ["--region", "--reverse"]),
    (("compare", "gdp", "--reverse", "--re"), ["--region"]),
    (("compare", "gdp", "--region", "沧州", "--re"), ["--region", "--reverse"]),
    (("compare", "gdp", "-u"), ["-u"]),
    (("compare", "gdp", "--tolerance", ""), []),
    (("compare", "gdp", "--between", "2012", ""), []),
    (("compare", "--", "forest-c"), ["forest-coverage"]),
    (("export", "--fi"), []),  # hidden
]


@pytest.mark.parametrize(("words", "fit"), FITS, ids=[_named(words) for words, _ in FITS])
def test_what_fits_is_offered_and_no_more(words: tuple[str, ...], fit: list[str]) -> None:
    assert list(tab(*words).words) == fit


def test_before_anything_is_typed_every_command_is_offered() -> None:
    assert list(tab("").words) == [*NAMES]


def test_before_anything_is_typed_the_larger_regions_are_offered(shipped: Store) -> None:
    told = tab("region", "").words
    assert [*told] == [
        unambiguous(shipped.regions)[region.id][0]
        for level in ("region", "province", "city", "group", "zone")
        for region in shipped.regions.values()
        if region.level == level
    ]


def test_where_nothing_more_can_stand_the_options_are_offered() -> None:
    assert list(tab("audit", "").words) == list(tab("audit", "-").words)
    assert next(iter(tab("audit", "").words)) == "--text"
    assert next(iter(tab("audit", "--text", "a=b.md", "--help", "").words)) == "--text"  # it may be repeated


@pytest.mark.parametrize(
    "words",
    [
        ("extract", ""),
        ("verify", "a.md", "b"),
        ("import", ""),
        ("import", "a.csv", "--rejects", ""),
        ("export", "-o", ""),
        ("export", "--output=a"),
        ("facts", "--store", ""),
        ("audit", "--text", "jjj-delegates-2022-10="),
    ],
    ids=" ".join,
)
def test_files_are_left_to_the_shell(words: tuple[str, ...]) -> None:
    assert tab(*words) == Told("files", {})


@pytest.mark.parametrize("words", [("facts", "--fields", ""), ("verify", "--only", ""), ("audit", "--text", "jjj")])
def test_what_may_go_on_is_followed_by_no_space(words: tuple[str, ...]) -> None:
    assert tab(*words).how == "tight"
    assert tab("compare", "forest").how == "words"


@pytest.mark.parametrize("call", CALLS, ids=_named)
def test_fields_are_those_that_can_be_picked(call: tuple[str, ...]) -> None:
    refused = run(*call, "--fields", "nonsense").stderr
    valid = refused.partition("the fields are ")[2].splitlines()[0].split(", ")
    assert sorted(tab(*call, "--fields", "").words) == sorted(set(valid))


# Every word that is offered is taken -----------------------------------------------------------------


@pytest.mark.slow
def test_whatever_is_typed_of_a_region_gives_words_that_find_one_each(shipped: Store) -> None:
    every = candidates.regions(shipped, "x")
    found: dict[str, str] = {}
    offered = cache(lambda typed: matches(every, typed))  # many names begin alike
    for region in shipped.regions.values():
        for name in {region.id, region.name, region.name_en, region.pinyin or "", *region.aliases} - {""}:
            for typed in {name, name[: len(name) // 2 + 1], name[:1]}:
                given = offered(typed)
                assert given, typed
                for word in {one.word for one in given} | {one.name or one.word for one in given}:
                    if word not in found:
                        found[word] = find_region(shipped.regions, word).id
                # Unless it is another one's whole name: Jingxing is the county, and not its mining district.
                whole = fold(typed) in {fold(one.name or "") for one in given}
                assert whole or region.id in {found[one.word] for one in given}, (typed, region.name)
    assert set(found.values()) == shipped.regions.keys()


def test_a_regions_names_find_it_alone(shipped: Store) -> None:
    names = unambiguous(shipped.regions)
    assert names.keys() == shipped.regions.keys()
    assert [one for one in names.values() if one[0].isascii()] == []
    assert {code: {find_region(shipped.regions, name).id for name in found} for code, found in names.items()} == {
        code: {code} for code in names
    }


def test_a_region_of_ones_own_that_shares_a_name_is_offered_by_another(tmp_path: Path) -> None:
    twin = {"name": "沧州市", "name_en": "Cangzhou", "level": "city", "parent": "110000", "aliases": ["沧州", "小沧州"]}
    own = write_store(tmp_path / "own.json", regions={"own-cangzhou": twin})
    told = tab("region", "--store", str(own), "沧州").words
    assert {"河北省沧州市", "小沧州"} <= told.keys()
    assert "沧州市" not in told
    for word in told:
        assert run("region", word, "--store", own).returncode == 0


@pytest.mark.slow
def test_whatever_is_typed_of_a_metric_gives_words_that_find_one_each(shipped: Store) -> None:
    every = candidates.metrics(shipped)
    for metric in list(shipped.metrics.values())[::5]:  # some of them, however many there are
        for typed in (metric.id, metric.name, metric.name_en, *metric.aliases, metric.name[:2], metric.id[:3]):
            given = matches(every, typed)
            found = {find_metric(shipped.metrics, one.word).id for one in given}
            assert metric.id in found, typed
            assert len(found) == len(given), typed
            assert {find_metric(shipped.metrics, one.name or one.word).id for one in given} == found


@pytest.mark.parametrize(
    "unit", [None, *dict.fromkeys(["亿元/人", "微克/立方米", "万人次", "%", "万亩", "吨标准煤/万元"])]
)
def test_a_unit_that_is_offered_fits(unit: str | None) -> None:
    for one in candidates.units_like(unit):
        for name in (one.word, *one.names):
            found = registry.find_unit(name)
            assert unit is None or registry.same_dimension(found, registry.find_unit(unit)), name


def test_a_metrics_own_unit_is_offered(shipped: Store) -> None:
    for metric in shipped.metrics.values():
        offered = {name for one in candidates.units_like(metric.unit) for name in one.names}
        assert metric.unit in offered, metric.id


@pytest.mark.parametrize("path", [("show",), ("cite",)])
def test_every_id_that_is_offered_is_known(path: tuple[str, ...], shipped: Store) -> None:
    kinds = {"show": ("facts", "initiatives", "metrics", "sources"), "cite": ("facts", "initiatives", "sources")}
    ids = {key for table in kinds[path[0]] for key in getattr(shipped, table)}
    offered = set(tab(*path, "").words)
    assert ids <= offered
    assert all(_region_or_none(shipped, word) for word in offered - ids)


def _region_or_none(store: Store, word: str) -> str | None:
    try:
        return find_region(store.regions, word).id
    except JjjError:
        return None


# Nothing that a command takes is overlooked ------------------------------------------------------------

# What is typed and not chosen.
FREE = {"TEXT", "DATE", "PERIOD", "TIME", "N", "NUMBER", "NAME", "FIGURE", "QUANTITY", "ADDRESS"}
# New records, which nobody has named yet.
NEW = {"--id"}


def _parameters() -> list[tuple[str, Any, Any]]:
    found = []
    for path in PATHS:
        command: Any = typer.main.get_command(app)
        context = command.make_context("jjj", [], resilient_parsing=True)
        for name in path:
            command = command.get_command(context, name)
            context = command.make_context(name, [], parent=context, resilient_parsing=True)
        found += [(".".join(path), one, context) for one in command.get_params(context)]
    return found


@pytest.mark.parametrize(
    ("path", "parameter", "context"), [pytest.param(*one, id=f"{one[0]} {min(one[1].opts)}") for one in _parameters()]
)
def test_a_value_is_completed_or_is_free(path: str, parameter: Any, context: Any) -> None:
    kind = str(parameter.metavar).removesuffix("...")
    if parameter.hidden or getattr(parameter, "is_flag", False) or parameter.shell_complete(context, ""):
        return
    assert kind in {*FILES, *LISTED, *KINDS, *FREE}, f"what completes {kind}?"
    if kind == "ID" and not NEW.intersection(parameter.opts):
        assert {f"{path}.{parameter.name}", parameter.name} & RECORDS.keys(), "which records is it one of?"


def test_what_is_completed_is_taken_somewhere() -> None:
    kinds = {str(parameter.metavar).removesuffix("...") for _, parameter, _ in _parameters()}
    assert {*FILES, *LISTED, *KINDS, *FREE} - kinds == set()
    named = {key for path, one, _ in _parameters() for key in (f"{path}.{one.name}", one.name)}
    assert RECORDS.keys() - named == set()


# What stands beside a word -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "language", "note"),
    [
        (("region", "shijiaz"), "en", "Shijiazhuang 石家庄市 · Hebei 河北省"),
        (("region", "shijiaz"), "zh", "石家庄市 · 河北省"),
        (("region", "京津冀及"), "zh", "京津冀及周边地区"),
        (("compare", "forest-c"), "en", "Forest coverage 森林覆盖率 · %"),
        (("compare", "forest-c"), "zh", "森林覆盖率 · %"),
        (("compare", "investment-total", "-u", "万亿"), "en", "万亿元, trillion yuan"),
        (("compare", "investment-total", "-u", "万亿"), "zh", "金额"),
        (("show", "chengde.forest-coverage.2022"), "zh", "承德市 · 森林覆盖率 · 60.03% · 2022-10"),
        (("initiatives", "--domain", "ec"), "en", "Ecology"),
        (("initiatives", "--domain", "ec"), "zh", "生态"),
        (("compare", "--strict"), "en", "Exit with 5 where there is any caveat."),
        (("compare", "--strict"), "zh", "有任何提醒时，以退出码 5 退出。"),
        (("compare", "--help"), "zh", "显示本帮助。"),
        (("explai",), "en", "Say what a caveat of a comparison means."),
        (("explai",), "zh", "解释比较中各项提醒的含义。"),
        (("source", "ad"), "en", "Add a publication to your own store."),
    ],
)
def test_what_a_word_is_is_said_in_the_readers_language(words: tuple[str, ...], language: str, note: str) -> None:
    # zsh is given whole lines: the word, and what stands beside it.
    for env, asked in [({"JJJ_LANG": language}, words), ({}, ("--lang", language, *words))]:
        ((word, shown),) = tab(*asked, env=env).words.items()
        assert shown == f"{word}  {note}"


def test_lines_are_cut_to_the_screen() -> None:
    from rich.cells import cell_len

    for columns in (40, 60, 80):
        told = tab("show", "延庆区森林", env={"COLUMNS": str(columns)}).words
        assert told
        assert [line for word, line in told.items() if cell_len(line) > max(columns, cell_len(word))] == []
        assert any("…" in line for line in told.values()) or columns == 40


# Each shell's way --------------------------------------------------------------------------------------

# What is typed in bash, the piece of it that bash replaces, and what it is given for that.
BASH: list[tuple[str, str, list[str]]] = [
    ("jjj region shijiaz", "shijiaz", ["石家庄市"]),
    # Several: what goes on from the letters typed, so that typing goes on.
    ("jjj region cangz", "cangz", ["Cangzhou", r"Cangzhou\ Bohai\ New\ Area", r"Cangzhou\ Development\ Zone"]),
    # Where that is none of the names, an empty one keeps what is typed from being replaced.
    ("jjj region xinhua", "xinhua", ["Shijiazhuang-Xinhua", "Cangzhou-Xinhua", ""]),
    ("jjj region 新华", "新华", ["石家庄市新华区", "沧州市新华区", ""]),
    # What bash breaks words at stays, and is not given again.
    ("jjj compare investment-total --unit=万亿", "万亿", ["万亿元"]),
    ("jjj compare =gdp-per-", "gdp-per-", ["gdp-per-resident"]),
    # Inside quotation marks and outside.
    ("jjj compare 'gdp / project-cou", "gdp / project-cou", ["gdp / project-count"]),
    ('jjj compare "gdp / project-cou', "gdp / project-cou", ["gdp / project-count"]),
    (r"jjj compare gdp\ /\ project-cou", r"gdp\ /\ project-cou", [r"gdp\ /\ project-count"]),
    ('jjj compare "gdp" --unit 万亿', "万亿", ["万亿元"]),
    ("jjj compare gdp --unit '万亿", "万亿", ["万亿元"]),
    ('jjj convert "近60万亩" 平方公', "平方公", ["平方公里"]),
    # What goes to another file is no word of jjj's.
    ("jjj metrics >all.tsv --dom", "--dom", ["--domain"]),
    ("jjj metrics 2>/dev/null --dom", "--dom", ["--domain"]),
]


@pytest.mark.parametrize(("line", "piece", "given"), BASH, ids=[line for line, *_ in BASH])
def test_bash_is_given_what_replaces_the_piece(line: str, piece: str, given: list[str]) -> None:
    assert in_bash(line, piece) == given


def test_bash_lists_what_words_are_where_it_only_shows_them() -> None:
    assert in_bash("jjj region xinhua", "xinhua", "63") == [
        "Shijiazhuang-Xinhua  Xinhua District 新华区 · Shijiazhuang…",
        "Cangzhou-Xinhua      Xinhua District 新华区 · Cangzhou 沧…",
    ]
    # With show-all-if-ambiguous it takes what all lines have in common as well.
    assert in_bash("jjj region xinhua", "xinhua", "33")[2] == ""
    assert in_bash("jjj region shijiaz", "shijiaz", "63") == ["石家庄市"]


def test_bash_completes_the_file_that_is_written_to() -> None:
    for line in ("jjj facts > fa", "jjj facts 2>fa", "jjj import < fa"):
        assert run(line, str(len(line)), "fa", "9", env={"JJJ_COMPLETE": "bash"}).stdout == "files\n"


def test_the_cursor_may_stand_inside_the_line() -> None:
    line = "jjj region shijiaz --deep"
    assert run(line, "18", "shijiaz", "9", env={"JJJ_COMPLETE": "bash"}).stdout == "words\n石家庄市\n"


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("cangz", ["Cangzhou", "Cangzhou Bohai New Area", "Cangzhou Development Zone"]),
        ("沧州渤", ["沧州渤海新区"]),
        ("新华", ["石家庄市新华区", "沧州市新华区"]),
        ("xinhua", ["Shijiazhuang-Xinhua", "Cangzhou-Xinhua"]),
        ('"three nor', ["Three Northern Counties of Langfang"]),
        (r"three\ nor", ["Three Northern Counties of Langfang"]),
        ("1309", None),
    ],
)
def test_fish_is_given_names_that_look_like_what_is_typed(typed: str, given: list[str] | None, shipped: Store) -> None:
    told = list(tab("region", typed, by="fish").words)
    assert told == (given or [code for code in shipped.regions if code.startswith(typed)])
    for word in told:
        assert find_region(shipped.regions, word)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (("region", "shijiaz"), {"石家庄市": "Shijiazhuang 石家庄市 · Hebei 河北省"}),
        (("compare", "gdp / project-cou"), {"'gdp / project-count'": "Number of projects 项目数 · 个"}),
        (("facts", "--fields", "fact,metric_"), {"'fact,metric_name'": "fact,metric_name"}),
        (("explain", "", "bas"), None),
    ],
)
def test_powershell_is_given_words_that_it_takes_as_they_are(
    words: tuple[str, ...], given: dict[str, str] | None
) -> None:
    told = tab(*words, by="powershell").words
    assert told == given if given else list(told) == ["basis"]


# Whatever is wrong, the prompt stays clean ---------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"facts": 1}', "\x00", '{"regions": {"x": {}}, "facts": {"y": 3}}']
)
def test_a_broken_store_offers_nothing_and_says_nothing(shell: str, content: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text(content, encoding="utf-8")
    words = ("region", "--store", str(broken), "沧州")
    line = " ".join(["jjj", *words])
    asked = (line, str(len(line)), "沧州", "9") if shell == "bash" else words if shell != "powershell" else ()
    said = {"JJJ_COMPLETE": shell, "JJJ_WORDS": "\n".join(words)}
    assert run(*asked, env=said).stdout in ("", "words\n")
    told = run(*asked, env={**said, "JJJ_STORE": str(broken)})
    assert (told.returncode, told.stdout in ("", "words\n"), told.stderr) == (0, True, "")


@pytest.mark.parametrize("store", ["no-such-file.json", ".", "/dev/null", "no\x01such"])
def test_a_store_that_is_not_there_offers_nothing_and_says_nothing(store: str) -> None:
    assert tab("region", "沧州", env={"JJJ_STORE": store}).words == {}
    assert tab("region", "--store", store, "沧州").words == {}
    assert list(tab("reg", env={"JJJ_STORE": store}).words) == ["region", "regions"]


def test_a_store_that_is_still_to_be_made_offers_what_ships(tmp_path: Path) -> None:
    asked = ("add", "--store", str(tmp_path / "new.json"), "--metric", "forest-c")
    assert list(tab(*asked).words) == ["forest-coverage"]
    assert list(tmp_path.iterdir()) == []


def test_a_record_at_fault_leaves_the_others(tmp_path: Path) -> None:
    own = write_store(tmp_path / "own.json", facts={"own.one": own_fact(), "own.two": {"metric": 3}})
    assert list(tab("show", "own.", env={"JJJ_STORE": str(own)}).words) == ["own.one"]


@pytest.mark.parametrize(
    "asked",
    [
        (),
        ("jjj region c",),
        ("jjj region c", "x", "c", "9"),
        ("jjj region c", "-1", "c", "9"),
        ("", "0", "", "9"),
        ("jjj", "9999999999999999999", "", "9"),
        ("jjj region \"'\\", "14", "", "9"),
        ("jjj region $(x `y", "17", "`y", "9"),
    ],
)
def test_a_request_that_is_none_ends_without_a_traceback(asked: tuple[str, ...]) -> None:
    told = run(*asked, env={"JJJ_COMPLETE": "bash"})
    assert "Traceback" not in told.stderr


# `jjj completion` ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_as_it_is_and_says_where_it_goes(shell: str) -> None:
    told = run("completion", shell)
    assert (told.returncode, told.stderr) == (0, "")
    rows = {row[0]: row[1:] for row in (line.split("\t") for line in run("completion").stdout.splitlines()[1:])}
    assert [*rows] == [*SHELLS]
    file, line = rows[shell]
    assert f"For good: put this line into {file if shell != 'powershell' else 'the file that $PROFILE names'}" in (
        told.stdout
    )
    assert f"#     {line}\n" in told.stdout
    assert told.stdout.isascii()
    assert "\t" not in told.stdout
    assert run("completion", shell, env={"JJJ_LANG": "zh"}).stdout == told.stdout


def test_the_script_for_powershell_is_sound_powershell() -> None:
    script = run("completion", "powershell").stdout
    parser = Parser(Language(tree_sitter_powershell.language()))
    assert not parser.parse(script.encode()).root_node.has_error
    assert parser.parse(script.replace("try {", "try (", 1).encode()).root_node.has_error


def test_the_script_for_powershell_does_what_its_documentation_asks_for() -> None:
    # No PowerShell is to be had here: what is known of it is held as text.
    script = run("completion", "powershell").stdout
    assert "Register-ArgumentCompleter -Native -CommandName jjj -ScriptBlock {" in script
    assert "param($wordToComplete, $commandAst, $cursorPosition)" in script
    assert "[System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $note)" in script
    assert "[Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)" in script
    assert "[Console]::OutputEncoding = $encoding" in script
    assert script.count("{") == script.count("}")
    assert script.count("(") == script.count(")")


def test_another_shell_is_refused() -> None:
    told = run("completion", "tcsh")
    assert told.returncode == 2
    assert "bash, zsh, fish, powershell" in told.stderr
