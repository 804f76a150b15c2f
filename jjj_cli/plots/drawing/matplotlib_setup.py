"""Pictures drawn with matplotlib, which is imported when one is drawn and not before.

Every module but this one imports it at its top; `library` comes first.
"""

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import chdir, contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jjj_cli.errors import missing_extra

# Whoever sets this has no fonts but those that matplotlib brings.
BLIND = "MPL_IGNORE_SYSTEM_FONTS"
# What a figure is drawn with, whatever else is set somewhere: text stays text, no $ is mathematics, and the same
# figure gives the same bytes.
_SETTINGS: dict[Any, object] = {  # the keys are known to matplotlib's types, which are not imported here
    "svg.fonttype": "none",
    "svg.hashsalt": "jjj",
    "pdf.fonttype": 3,  # 42 draws the wrong characters from fonts with PostScript outlines, as Noto Sans CJK
    "text.parse_math": False,
    "text.hinting": "none",
    "hatch.linewidth": 0.6,
    "path.simplify": False,
}
# The font of all that is no Chinese, as matplotlib brings it.
_LATIN = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


@contextmanager
def library() -> Iterator[bool]:
    """Import matplotlib without its caches, a user's settings or a word on stderr; give whether fonts may be sought.

    A list of fonts that was kept would miss those installed since, and a home may be read-only. Raises
    UsageError where it is not installed.
    """
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    os.environ.pop("MPLBACKEND", None)  # a notebook's, which is refused anywhere else
    blind = os.environ.get(BLIND)
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        os.environ["MPLCONFIGDIR"] = folder
        os.environ[BLIND] = "1"  # fonts.py looks for the one that is needed
        with chdir(folder) if Path("matplotlibrc").exists() else nullcontext():
            try:
                import matplotlib as mpl
            except ImportError:
                raise missing_extra("--plot", "plot") from None
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        if "matplotlib.font_manager" not in sys.modules:
            _import_fonts(vars(mpl), folder)
        yield not blind


def _import_fonts(mpl: dict[str, Any], nowhere: str) -> None:
    """Import matplotlib's list of fonts with the two that are drawn with in it.

    It would read a hundred files that it brings, among them sixty of metrics for PostScript, which is a fifth of the
    time that a picture takes; so it is told that its files are in an empty folder.
    """
    where = mpl["get_data_path"]
    mpl["get_data_path"] = lambda: nowhere
    try:
        from matplotlib.font_manager import fontManager
    finally:
        mpl["get_data_path"] = where
    for name in _LATIN:
        fontManager.addfont(Path(where(), "fonts", "ttf", name))
