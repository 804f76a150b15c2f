"""A picture written to a file, whole or not at all."""

from collections.abc import Callable, Iterable
from pathlib import Path

from jjj_cli.answers.result import Block
from jjj_cli.exports import destination
from jjj_cli.plots.drawing.matplotlib_setup import library
from jjj_cli.plots.formats import Size, suffix_of
from jjj_cli.plots.picture import Picture


def save(picture: Picture, path: Path, size: Size, page: Callable[[], list[Block]], keep: Iterable[Path]) -> None:
    """Draw a picture and write it in the form that the file's suffix says; `page` is the table below it in HTML."""
    suffix = suffix_of(str(path))
    with library() as seek:
        made = _made(picture, suffix, size, page, seek=seek)
    destination.save(path, lambda beside: _write(beside, made), keep)


def _write(path: Path, made: bytes) -> None:
    path.write_bytes(made)


def _made(picture: Picture, suffix: str, size: Size, page: Callable[[], list[Block]], *, seek: bool) -> bytes:
    from jjj_cli.plots.drawing.layout import drawn  # after `library`

    canvas = drawn(picture, size, seek=seek, outlined=suffix in (".png", ".pdf"), bare=suffix == ".html")
    match suffix:
        case ".png":
            return canvas.png(picture.title, picture.made)
        case ".pdf":
            return canvas.pdf(picture.title, picture.made)
        case ".svg":
            return canvas.svg(picture.title, picture.alt, picture.made).encode()
    from jjj_cli.plots.web import page_of

    return page_of(picture, canvas.svg(picture.title, picture.alt, picture.made), page()).encode()
