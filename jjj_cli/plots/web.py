"""A picture as one page for a browser: nothing is fetched, nothing runs, and below it stand its figures."""

import re
from html import escape

from jjj_cli.answers.result import Block, Chart, Heading, Pairs, Table, Text
from jjj_cli.messages import say
from jjj_cli.plots.drawing.canvas import INK, PAPER, QUIET, RULE
from jjj_cli.plots.picture import Picture
from jjj_cli.plots.text_safety import clean
from jjj_cli.version import __version__

# What is ink and what is paper changes on a dark screen; the colours of the figures are seen on either.
_STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --quiet: #555; --rule: #d5d5d5; --paper: #fff; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #eee; --quiet: #b5b5b5; --rule: #4a4a4a; --paper: #121212; }
  figure svg text { filter: brightness(1.5); } }
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; height: auto; }
figcaption, .quiet, small { opacity: .75; }
table { border-collapse: collapse; margin: 1.5rem 0; display: block; overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8884; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
small { display: block; }
p { margin: .4rem 0; overflow-wrap: anywhere; }
@media print { body { max-width: none; margin: 0; font-size: 10pt; } table, figure { break-inside: auto; } }
""".strip()
_INKS = {"ink": INK, "quiet": QUIET, "rule": RULE, "paper": PAPER}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page_of(picture: Picture, svg: str, blocks: list[Block]) -> str:
    """Make the page: the picture with its words, then the table, the caveats and the sources."""
    title = _text(picture.title)
    caption = "<br>".join(_text(line) for line in (picture.subtitle, *picture.about) if line)
    drawn = re.sub(r"^.*?(?=<svg )", "", svg, count=1, flags=re.DOTALL)
    for name, colour in _INKS.items():
        # Only of what is drawn: a text may hold the same signs.
        drawn = re.sub(rf"(style=\"[^\"<>]*?(?:fill|stroke): ){colour}(?=[;\"])", rf"\1var(--{name})", drawn)
    # The page has a heading of its own, and the table's is the same.
    rest = [block for block in blocks if not isinstance(block, Heading)]
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{say("plot.language")}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="jjj {__version__}">',
        f"<title>{title}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        f"<h1>{title}</h1>",
        f"<figure>\n{drawn.strip()}\n<figcaption>{caption}</figcaption>\n</figure>",
        *map(_block, rest),
        f'<p class="quiet">{_text(picture.made)}</p>',
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> str:
    match block:
        case Table():
            return _table(block)
        case Text(text, tone):
            return f'<p class="{tone}">{"<br>".join(map(_text, text.splitlines()))}</p>'
        case Heading(text):
            return f"<h2>{_text(text)}</h2>"
        case Pairs(pairs):
            return "".join(f"<p>{_text(name)} {_text(value)}</p>" for name, value in pairs)
        case Chart():  # the picture is one
            return ""


def _table(table: Table) -> str:
    """Write a table without the columns that are empty."""
    used = [
        (place, column, ' class="number"' if column.align != "left" else "")
        for place, column in enumerate(table.columns)
        if any(row[place] for row in table.rows)
    ]
    head = "".join(f'<th scope="col"{kind}>{_text(column.heading)}</th>' for _, column, kind in used)
    rows = [
        "<tr>" + "".join(f"<td{kind}>{_cell(row[place])}</td>" for place, _, kind in used) + "</tr>"
        for row in table.rows
    ]
    return "\n".join(["<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>"])


def _cell(cell: str) -> str:
    first, *more = cell.split("\n")
    return _text(first) + "".join(f"<small>{_text(line)}</small>" for line in more)


def _text(text: str) -> str:
    return escape(clean(text))
