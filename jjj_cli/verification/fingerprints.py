"""What a finding is known by wherever in its file it has gone to: its words, and never its line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from jjj_cli.verification.checker import Checked


def fingerprints(checked: Iterable[Checked]) -> Iterator[str]:
    """Give the fingerprints of the figures of one draft, in order.

    A fingerprint is made of the verdict, the figure and its clause without white space, so that a draft may be
    wrapped anew; a clause that stands in the draft once more is counted.
    """
    seen: Counter[str] = Counter()
    for one in checked:
        words = "\0".join((one.verdict, _bare(one.surface), _bare(one.context)))
        yield sha256(f"{words}\0{seen[words]}".encode("utf-8", "replace")).hexdigest()[:32]
        seen[words] += 1


def _bare(text: str) -> str:
    return "".join(text.split())
