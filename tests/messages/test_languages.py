"""Two languages: every word has its translation, the reader's own is chosen, and scripts get the same in both."""

import re
import unicodedata
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from contracts import CALLS
from rich.cells import cell_len
from running import PATHS, run, terminal
from wording import EITHER, placeholders

from jjj_cli.messages import CATALOGUES, DOMAIN, ENGLISH, LANGUAGES
from jjj_cli.messages.language import choose

CHINESE = {"JJJ_LANG": "zh"}
TRANSLATED = [language for language in LANGUAGES if language != "en"]


def catalogue(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def words(language: str) -> dict[str, tuple[str, str]]:
    """Give the English and its translation by key."""
    with catalogue(language).open("rb") as file:
        return {str(one.context): (str(one.id), str(one.string)) for one in read_po(file) if one.id}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_has_its_translation(language: str) -> None:
    found = words(language)
    assert [key for key in ENGLISH if not found.get(key, ("", ""))[1].strip() and ENGLISH[key].strip()] == []
    assert list(found) == list(ENGLISH), "`python curation/catalogues.py` brings the catalogue up to date"
    assert {key: english for key, (english, _) in found.items()} == ENGLISH


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_values_of_its_message(language: str) -> None:
    differing = {
        key: placeholders(english) ^ placeholders(text)
        for key, (english, text) in words(language).items()
        if placeholders(english) ^ placeholders(text)
    }
    assert {key: names - EITHER.get(key, set()) for key, names in differing.items()} == {
        key: set() for key in differing
    }


def test_translations_are_plain() -> None:
    for key, (_, text) in words("zh").items():
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]|\[/", text), key
        assert unicodedata.is_normalized("NFC", text), key


def test_a_sentence_has_the_punctuation_of_its_language() -> None:
    # What stands between Chinese characters is full-width; a comma among codes and options is not.
    slips = {
        key: text
        for key, (_, text) in words("zh").items()
        if not key.startswith(("cite.", "example.", "join."))
        and re.search(r"[\u4e00-\u9fff][,;:?!](?:\s|$|[\u4e00-\u9fff])|[\u4e00-\u9fff]\.(?:\s|$)", text)
    }
    assert slips == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_installed_is_what_is_written(language: str, tmp_path: Path) -> None:
    with catalogue(language).open("rb") as source, (tmp_path / "made").open("wb") as made:
        write_mo(made, read_po(source))
    with (tmp_path / "made").open("rb") as new, catalogue(language).with_suffix(".mo").open("rb") as old:
        fresh, installed = GNUTranslations(new), GNUTranslations(old)
    stale = [key for key, text in ENGLISH.items() if fresh.pgettext(key, text) != installed.pgettext(key, text)]
    assert stale == [], "`python curation/catalogues.py` compiles the catalogue"


@pytest.mark.parametrize(
    ("arguments", "environment", "chosen"),
    [
        ((), {}, "en"),
        ((), {"LANG": "zh_CN.UTF-8"}, "zh"),
        ((), {"LANG": "zh_TW"}, "zh"),
        ((), {"LANG": "en_GB.UTF-8"}, "en"),
        ((), {"LANG": "de_DE.UTF-8"}, "en"),
        ((), {"LANG": "C.UTF-8"}, "en"),
        ((), {"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ((), {"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ((), {"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ((), {"JJJ_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ((), {"JJJ_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, "zh"),
        ((), {"JJJ_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        (("--lang", "zh", "region", "沧州"), {"JJJ_LANG": "en"}, "zh"),
        (("region", "沧州", "--lang=zh"), {}, "zh"),
        (("region", "沧州", "--lang", "en"), {"LANG": "zh_CN.UTF-8"}, "en"),
        (("search", "--", "--lang", "zh"), {}, "en"),
        (("region", "--lang"), {}, "en"),
        (("region", "--lang", "fr"), {"LANG": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_the_language_is_the_readers(arguments: tuple[str, ...], environment: dict[str, str], chosen: str) -> None:
    assert choose(arguments, environment) == chosen


@pytest.mark.parametrize("arguments", [("--lang", "fr", "metrics"), ("metrics", "--lang", "fr")])
def test_another_language_is_refused(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: unknown language: fr\nhint: it is one of zh, en\n"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("region", "沧洲"), "错误：未知地区：沧洲\n提示：是否指：沧州市（130900）、沧县（沧州市，130921）？\n"),
        (("compar",), "没有这个命令：compar"),
        (("compare", "gdp", "--tpo", "3"), "没有这个选项：--tpo"),
        (("compare", "gdp", "--top", "x"), "--top"),
        (("compare", "investment-total", "--unit", "公顷"), "金额（亿元）不能换算为面积（公顷）"),
        (("--lang", "zh"), "用法：jjj"),
    ],
)
def test_errors_and_help_are_in_chinese(asked: tuple[str, ...], said: str) -> None:
    done = run(*asked, env=CHINESE)
    assert said in done.stdout + done.stderr
    assert not re.search(r"\b(error|hint|Usage|Options)\b", done.stdout + done.stderr)


# All rows come from one place: of the other forms one command shows what of all.
FIRST = {asked[0]: asked for asked in reversed(CALLS)}
SCRIPTS = [
    *((asked, "json") for asked in FIRST.values()),
    *((("region", "沧州"), form) for form in ("jsonl", "csv", "tsv")),
]


@pytest.mark.parametrize(
    ("asked", "form"), SCRIPTS, ids=[" ".join(Path(part).name for part in (*asked, form)) for asked, form in SCRIPTS]
)
def test_scripts_get_the_same_in_both_languages(asked: tuple[str, ...], form: str) -> None:
    chinese, english = (run(*asked, "--format", form, env={"JJJ_LANG": one}) for one in LANGUAGES)
    assert chinese.stdout == english.stdout
    assert chinese.returncode == english.returncode


@pytest.mark.parametrize("columns", [40, pytest.param(80, marks=pytest.mark.slow)])
@pytest.mark.parametrize("path", [(), *PATHS], ids=lambda path: " ".join(path) or "jjj")
def test_help_fits_the_terminal_in_chinese(path: tuple[str, ...], columns: int) -> None:
    text = terminal(columns, *path, "--help", env=CHINESE).text
    beside = [line for line in text.partition("示例：")[0].splitlines() if cell_len(line) > columns]
    assert beside == []
    assert not set(re.findall(r"[A-Za-z]{4,}", text)) & {"Show", "Only", "Options", "Arguments"}


def test_names_have_both_languages_in_english_and_one_in_chinese() -> None:
    english = run("compare", "forest-coverage", "--format", "markdown").stdout
    chinese = run("compare", "forest-coverage", "--format", "markdown", env=CHINESE).stdout
    assert "Chengde 承德市" in english
    assert "Forest coverage 森林覆盖率" in english
    assert "Chengde" not in chinese


def test_a_hedge_is_in_the_readers_words() -> None:
    asked = ("compare", "enterprise-count", "--bases", "--format", "markdown")
    english, chinese = run(*asked).stdout, run(*asked, env=CHINESE).stdout
    assert re.search(r"\| over \d+", english)
    assert re.search(r"\| (超|\d+余|\d+多)", chinese)
    assert not re.search(r"\| over", chinese)
