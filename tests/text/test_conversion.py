"""`jjj convert`: figures as typed in other units, their hedges, quotients, and what is refused."""

import json
from decimal import Decimal
from typing import Any

import pytest
from running import exact, run

from jjj_cli.errors import JjjError, NotComparableError, UnknownNameError, UsageError
from jjj_cli.text.conversion import read, read_ends, to_sensible, to_unit
from jjj_cli.units.registry import convert

# What is typed, the unit asked for, and the number, hedge and unit shown.
CONVERTED = [
    ("3556万亩", "平方公里", "23706.67 平方公里"),
    ("951万千瓦", "GW", "9.51 GW"),
    ("35微克/立方米", "mg/m3", "0.035 mg/m3"),
    ("近60万亩", "平方公里", "近 400 平方公里"),
    ("3.2亿千瓦时", "GWh", "320 GWh"),
    ("1小时55分钟", "分钟", "115 分钟"),
    ("1小时55分钟", "小时", "1.92 小时"),
    ("两个半小时", "分钟", "150 分钟"),
    ("半小时", "分钟", "30 分钟"),
    ("两万五千亩", "公顷", "1666.67 公顷"),
    ("百万亩", "平方公里", "666.6667 平方公里"),
    ("1亿5000万元", "万元", "15000 万元"),
    ("15亩", "公顷", "1 公顷"),
    ("1亩", "平方米", "666.67 平方米"),
    ("1公顷", "亩", "15 亩"),
    ("10里", "公里", "5 公里"),
    ("２０公里", "里", "40 里"),
    ("10斤", "千克", "5 千克"),
    ("1方", "升", "1000 升"),
    ("60度", "千瓦时", "60 千瓦时"),
    ("5日", "小时", "120 小时"),
    ("1度", "焦", "3600000 焦"),
    ("5%", "‰", "50 ‰"),
    ("百分之五", "‰", "50 ‰"),
    ("七成", "‰", "700 ‰"),
    ("1,680亿元", "万亿元", "0.168 万亿元"),
    ("1680 亿元", "万亿元", "0.168 万亿元"),
    ("3.5 km²", "ha", "350 ha"),
    ("120万m²", "公顷", "120 公顷"),
    ("3556 万亩", "km2", "23706.67 km2"),
    ("3556萬畝", "萬畝", "3556 萬畝"),
    ("1GW", "万千瓦", "100 万千瓦"),
    ("8.5万元/平方米", "元/m²", "85000 元/m²"),
    ("100元/平方米", "万元/亩", "6.67 万元/亩"),
    ("100公里/小时", "米/秒", "27.78 米/秒"),
    ("9.23个百分点", "pp", "9.23 pp"),
    ("-3.5℃", "摄氏度", "-3.5 摄氏度"),
    ("0亩", "公顷", "0 公顷"),
    ("60.030%", "%", "60.030 %"),
    ("200万吨标准煤", "tce", "2000000 tce"),
    ("十分之三", "%", "30 %"),
    ("1600亿千瓦时", "TWh", "160 TWh"),
    ("零下15℃", "℃", "-15 ℃"),
    ("零下15度", "℃", "-15 ℃"),
    ("8.5折", "%", "85 %"),
    ("百十来户", "户", "约 100 户"),
    ("一亩三分", "亩", "1.3 亩"),
    ("US$1.5bn", "亿美元", "15 亿美元"),
    ("约3556万亩", "平方公里", "约 23710 平方公里"),
    ("$20万", "美元", "200000 美元"),
    ("236元4角5分", "角", "2364.5 角"),
    ("3亿7百万元", "亿元", "3.07 亿元"),
    ("三年零四个月", "个月", "40 个月"),
    ("3/4以上", "%", "75 %以上"),
    # Hedges.
    ("超2787亿元", "万亿元", "超 0.2787 万亿元"),
    ("300多家", "万家", "超 0.03 万家"),
    ("数百家", "千家", "超 0.1 千家"),
    ("上千家", "万家", "0.1 万家以上"),
    ("5000亿元以上", "万亿元", "0.5 万亿元以上"),
    ("不足5%", "‰", "不足 50 ‰"),
    ("不到2小时", "分钟", "不足 120 分钟"),
    ("45分钟以内", "小时", "0.75 小时以内"),
    ("约30万平方米", "公顷", "约 30 公顷"),
    ("3%左右", "‰", "约 30 ‰"),
    ("近60度", "千瓦时", "近 60 千瓦时"),
]
# What is typed, the unit asked for, the error, and words of its message.
REFUSED: list[tuple[str, str, type[JjjError], str]] = [
    ("", "亩", UsageError, "not a figure: "),
    ("abc", "亩", UsageError, "not a figure: abc"),
    ("5", "亩", UsageError, "not a figure: 5"),
    ("亩", "亩", UsageError, "not a figure: 亩"),
    ("2787亿元 / 0个", "亿元/个", UsageError, "cannot divide by nothing: 2787亿元 / 0个"),
    ("3556万foo", "亩", UnknownNameError, "unknown unit: 万foo"),
    ("3556万亩", "foo", UnknownNameError, "unknown unit: foo"),
    ("3556万亩", "亩/", UnknownNameError, "unknown unit: 亩/"),
    ("3556万亩", " ", UnknownNameError, "unknown unit:  "),
    ("1e5亩", "公顷", UnknownNameError, "unknown unit: e5亩"),
    ("2000亿", "元", UnknownNameError, "unknown unit: 亿"),
    ("60家", "个", NotComparableError, "establishments (家) cannot become items (个)"),
    ("60.03%", "百分点", NotComparableError, "share (%) cannot become percentage points (百分点)"),
    ("75美元", "元", NotComparableError, "money in US dollars (美元) cannot become money (元)"),
    ("300吨标准煤", "吨", NotComparableError, "energy in coal equivalent (吨标准煤) cannot become mass (吨)"),
    ("2787亿元", "亿元/个", NotComparableError, "money (亿元) cannot become money per items (亿元/个)"),
]
# The hedge above the stroke, the one below, and the quotient's: a bound only where both sides allow no other.
QUOTIENTS = [
    ("", "", "eq"),
    ("超", "", "gt"),
    ("至少", "", "ge"),
    ("不足", "", "lt"),
    ("不超过", "", "le"),
    ("约", "", "approx"),
    ("近", "", "near"),
    ("", "超", "lt"),
    ("", "至少", "le"),
    ("", "不足", "gt"),
    ("", "不超过", "ge"),
    ("", "约", "approx"),
    ("", "近", "gt"),
    ("超", "不足", "gt"),
    ("不足", "超", "lt"),
    ("至少", "不超过", "ge"),
    ("不超过", "至少", "le"),
    ("超", "近", "gt"),
    ("超", "超", "approx"),
    ("不足", "不足", "approx"),
    ("约", "约", "approx"),
    ("超", "约", "approx"),
    ("近", "近", "approx"),
]


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("typed", "unit", "shown"), CONVERTED)
def test_a_figure_is_shown_in_another_unit_with_its_hedge_and_rounded(typed: str, unit: str, shown: str) -> None:
    assert to_unit(read(typed), unit).shown == shown


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("3556万亩", "平方公里", Decimal("3556") * 10000 / 1500),
        ("951万千瓦", "GW", Decimal("9.51")),
        ("2787亿元 / 672个", "亿元/个", Decimal(2787) / 672),
        ("2787亿元 ÷ 672个", "亿元/个", Decimal(2787) / 672),
        ("2787亿元÷672个", "万元/个", Decimal(2787) / 672 * 10000),
        ("1,680亿元 / 2,000家", "亿元/家", Decimal("0.84")),
        ("100公里 / 半小时", "公里/小时", Decimal(200)),
    ],
)
def test_the_value_for_scripts_is_not_rounded(typed: str, unit: str, value: Decimal) -> None:
    got = to_unit(read(typed), unit).value
    assert abs(got - value) <= abs(value) * Decimal("1e-25")


def test_a_quotient_is_shown_with_the_digits_that_its_parts_carry() -> None:
    assert to_unit(read("2787亿元 / 672个"), "亿元/个").shown in ("4.147 亿元/个", "4.15 亿元/个")


@pytest.mark.parametrize(("typed", "unit", "error", "message"), REFUSED)
def test_what_cannot_be_converted_is_refused_in_words(
    typed: str, unit: str, error: type[JjjError], message: str
) -> None:
    with pytest.raises(error) as raised:
        to_unit(read(typed), unit)
    assert raised.value.message == message


@pytest.mark.parametrize(
    ("typed", "unit", "shown"),
    [
        ("3至5亩", "平方米", ["2000 平方米", "3333.33 平方米"]),
        ("三至五亿元", "亿元", ["3 亿元", "5 亿元"]),
        ("-25℃至-20℃", "摄氏度", ["-25 摄氏度", "-20 摄氏度"]),
        ("3556万亩", "万亩", ["3556 万亩"]),
    ],
)
def test_both_ends_of_a_range_are_converted(typed: str, unit: str, shown: list[str]) -> None:
    assert [to_unit(one, unit).shown for one in read_ends(typed)] == shown


@pytest.mark.parametrize("typed", ["3%—5%", "3至5亩", "3556万亩和60家"])
def test_two_figures_are_told_of_as_no_figure(typed: str) -> None:
    with pytest.raises(UsageError):
        read(typed)


@pytest.mark.parametrize(("above", "below", "relation"), QUOTIENTS)
def test_a_quotient_has_the_hedge_that_follows_from_its_parts(above: str, below: str, relation: str) -> None:
    typed = read(f"{above}2787亿元 / {below}672个")
    assert typed.relation == relation
    assert to_unit(typed, "万元/个").relation == relation


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("3556万亩", ["3556 万亩", "237.07 万公顷", "23706.67 平方公里", "2.371 万平方公里"]),
        ("951万千瓦", ["951 万千瓦", "0.0951 亿千瓦", "9510 兆瓦", "9.51 吉瓦"]),
        ("2787亿元", ["2787 亿元", "0.2787 万亿元"]),
        (
            "近60万亩",
            [
                "近 40000 万平方米",
                "近 60 万亩",
                "近 40000 公顷",
                "近 4 万公顷",
                "近 400 平方公里",
                "近 0.04 万平方公里",
            ],
        ),
        ("60家", ["60 家"]),
        ("50000家", ["50000 家", "5 万家"]),
        ("9.23个百分点", ["9.23 百分点"]),
        ("35微克/立方米", []),
    ],
)
def test_without_a_unit_a_figure_becomes_what_reads_well(typed: str, shown: list[str]) -> None:
    assert [one.shown for one in to_sensible(read(typed))] == shown


@pytest.mark.parametrize("typed", ["3556万亩", "951万千瓦", "2787亿元", "60.03%", "90分钟", "3.2亿千瓦时"])
def test_what_reads_well_is_the_same_figure_and_neither_huge_nor_tiny(typed: str) -> None:
    given = read(typed)
    found = to_sensible(given)
    assert len(found) > 1
    for one in found:
        assert Decimal("0.01") <= one.value < 100_000
        assert abs(convert(one.value, one.unit, given.unit) - given.value) <= given.value * Decimal("1e-25")


def rows(text: str) -> list[dict[str, Any]]:
    whole = exact(text)
    assert isinstance(whole["rows"], list)
    return whole["rows"]


def test_the_command_gives_value_and_unit_for_scripts() -> None:
    done = run("convert", "951万千瓦", "GW")
    assert done.stdout.splitlines()[0].split("\t")[:2] == ["value", "unit"]
    assert done.stdout.splitlines()[1].split("\t") == ["9.51", "GW", "eq", "951万千瓦"]
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(run("convert", "超60%", "‰", "--format", "json").stdout) == [
        {"value": 600, "unit": "‰", "relation": "gt", "quantity": "超60%"}
    ]


@pytest.mark.parametrize(
    ("typed", "unit", "shown"),
    [
        ("3556万亩", "平方公里", "3556万亩  23706.67 平方公里"),
        ("近60万亩", "平方公里", "近60万亩  nearly 400 平方公里"),
        ("35微克/立方米", "mg/m3", "35微克/立方米  0.035 mg/m3"),
    ],
)
def test_the_command_shows_people_what_was_typed_and_what_it_is(typed: str, unit: str, shown: str) -> None:
    assert run("convert", typed, unit, "--format", "table").stdout.strip() == shown


@pytest.mark.parametrize(
    ("typed", "unit", "code"),
    [("abc", "亩", 2), ("2787亿元 / 0个", "亿元/个", 2), ("3556万亩", "foo", 3), ("60家", "个", 5), ("", "亩", 2)],
)
def test_a_refusal_is_told_on_stderr_with_its_exit_code(typed: str, unit: str, code: int) -> None:
    done = run("convert", typed, unit)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr


def test_different_dimensions_are_named_with_what_the_figure_could_become() -> None:
    done = run("convert", "3556万亩", "万元")
    assert (done.returncode, done.stdout) == (5, "")
    error, hint = done.stderr.splitlines()
    assert error == "error: area (万亩) cannot become money (万元)"
    assert hint == "hint: it can become 万亩, 万公顷, 平方公里, 万平方公里"


def test_a_number_of_thousands_of_digits_is_refused_or_converted() -> None:
    done = run("convert", "9" * 5000 + "亩", "公顷")
    assert "should not have" not in done.stderr


def test_a_figure_below_zero_is_taken_as_a_figure() -> None:
    done = run("convert", "-3.5℃", "摄氏度", "--format", "jsonl")
    assert json.loads(done.stdout)["value"] == -3.5


def test_a_figure_below_zero_is_taken_after_the_mark_for_arguments() -> None:
    done = run("convert", "--format", "jsonl", "--", "-3.5℃", "摄氏度")
    assert json.loads(done.stdout)["value"] == -3.5


def test_every_line_of_stdin_is_converted_and_each_bad_one_is_named() -> None:
    lines = ["3000万亩", "foo", "", "近60万亩", "60家", "  15亩  "]
    done = run("convert", "-", "平方公里", "--format", "json", stdin="\n".join(lines))
    assert done.returncode == 1
    assert [(row["quantity"], row["value"], row["relation"]) for row in rows(done.stdout)] == [
        ("3000万亩", 20000, "eq"),
        ("近60万亩", 400, "near"),
        ("15亩", Decimal("0.01"), "eq"),
    ]
    told = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert told == [
        "error: line 2: not a figure: foo",
        "error: line 5: establishments (家) cannot become area (平方公里)",
    ]


def test_a_bad_line_is_told_of_in_one_line() -> None:
    done = run("convert", "-", "平方公里", stdin="foo\n3000万亩\n")
    assert done.stderr.splitlines()[1].startswith("hint: ")


def test_lines_of_stdin_that_are_all_sound_leave_no_word_and_exit_with_0() -> None:
    done = run("convert", "-", "平方公里", "--fields", "value", stdin="3000万亩\r\n60万亩")
    assert (done.returncode, done.stdout, done.stderr) == (0, "value\n20000\n400\n", "")


def test_without_a_unit_every_line_of_stdin_becomes_what_reads_well() -> None:
    done = run("convert", "-", "--fields", "unit,quantity", stdin="60家\n2787亿元\n")
    assert done.stdout.splitlines()[1:] == ["家\t60家", "亿元\t2787亿元", "万亿元\t2787亿元"]


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--fail-empty",), 4)])
def test_an_empty_stdin_gives_no_rows_and_says_so(arguments: tuple[str, ...], code: int) -> None:
    done = run("convert", "-", "亩", *arguments, stdin="")
    assert done.returncode == code
    assert done.stdout == "value\tunit\trelation\tquantity\n"
    assert "Nothing found." in done.stderr


def test_all_lines_bad_exits_with_1_and_not_with_the_code_of_the_line() -> None:
    done = run("convert", "-", "个", stdin="60家\n")
    assert done.returncode == 1
    assert done.stderr.startswith("error: line 1: establishments (家) cannot become items (个)")
