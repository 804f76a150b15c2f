"""What of a figure's clause nothing accounts for: the words that may make of a series another one."""

import re

from jjj_cli.text.patterns import any_of
from jjj_cli.verification import words
from jjj_cli.verification.claims import Claim, Clause
from jjj_cli.verification.passages import AROUND, Stretch
from jjj_cli.verification.times import Time

_PLAIN = re.compile(any_of({*words.PLAIN, *words.PAST}))
_NO_LETTERS = re.compile(r"[^一-鿿A-Za-z]+")
# What stands before 等 is an example of what stands after it.
_EXAMPLES = re.compile(r"^.*等(?=[一-鿿]{2})")
_NOUN_ENDS = re.compile(r"[的，。、]|入驻|落户|建成|投产|在")
# A time that reaches into a stretch may begin so far before it.
_LONGEST_TIME = 12


def residue(claim: Claim, known: frozenset[str]) -> str:
    """Give what of the figure's clause neither a series' words, a place, a time nor plain words account for."""
    if known not in claim.residues:  # many series have the same words: one metric's in several regions
        claim.residues[known] = _residue(claim, known)
    return claim.residues[known]


def _residue(claim: Claim, known: frozenset[str]) -> str:
    first, following, *earlier = claim.stretches
    examples = _EXAMPLES.search(claim.own)
    left = _left(claim, first.start + (examples.end() if examples else 0), first.end, known)
    if _has(claim, first, known) or _has(claim, following, known):
        return left
    named = next((one for one in earlier if one.nearness > AROUND and _has(claim, one, known)), None)
    return left + (_left(claim, named.start, named.end, known) if named else "")


def _has(claim: Claim, stretch: Stretch, known: frozenset[str]) -> bool:
    if stretch not in claim.stretch_words:
        claim.stretch_words[stretch] = claim.passage.words.between(stretch.start, stretch.end)
    return not known.isdisjoint(claim.stretch_words[stretch])


def residue_after(claim: Claim, known: frozenset[str]) -> str:
    """Give the same of what follows a figure, up to where its noun ends."""
    start, end, _ = claim.stretches[1]
    stop = _NOUN_ENDS.search(claim.passage.text, start, end)
    return _left(claim, start, stop.start() if stop else end, known)


def _left(claim: Claim, start: int, end: int, known: frozenset[str]) -> str:
    if (start, end) not in claim.clauses:
        claim.clauses[start, end] = _laid_open(claim, start, end)
    clause = claim.clauses[start, end]
    words = tuple([word for word in clause.words if word[0] in known])
    asked = words, clause.text[-1:] in known
    if asked not in clause.left:  # most series have none of a clause's words, or the same ones
        clause.left[asked] = _rest(clause.text, *asked)
    return clause.left[asked]


def _rest(text: str, known: tuple[tuple[str, int], ...], ends: bool) -> str:
    """Give the letters of a clause that no word of it accounts for; `ends` says that its last letter is one."""
    letters = list(text)
    for gram, at in known:
        letters[at : at + len(gram)] = " " * len(gram)
    if ends and letters[-1] == text[-1]:
        letters.pop()
    return _NO_LETTERS.sub("", _PLAIN.sub(" ", "".join(letters)))


def _laid_open(claim: Claim, start: int, end: int) -> Clause:
    """Lay a stretch open: what every series of the claim asks for."""
    passage = claim.passage
    letters = list(passage.text[start:end])
    spans = [(place.start, place.end) for place in passage.places.between(start, end)]
    spans += [_counted_from(claim, time) for time in passage.timeline.between(max(0, start - _LONGEST_TIME), end)]
    spans += passage.figures(start, end)
    if claim.share:
        at = claim.stretches[0].start + claim.share.start()
        spans.append((at, at + 1))
    for one, other in spans:
        _blank(letters, one - start, other - start)
    return Clause("".join(letters), [(word, at - start) for word, at in passage.words.placed(start, end)], {})


def _counted_from(claim: Claim, time: Time) -> tuple[int, int]:
    """Give where a time stands, with the 比 of 比上年."""
    with_sign = time.sort == "open" and claim.passage.text[max(0, time.start - 1) : time.start] in ("比", "较")
    return time.start - with_sign, time.end


def _blank(letters: list[str], start: int, end: int) -> None:
    start = max(0, start)
    end = max(start, min(end, len(letters)))
    letters[start:end] = " " * (end - start)
