"""What of a figure's clause nothing accounts for: the words that may make of a series another one."""

import re

from jjj_cli.text.patterns import any_of
from jjj_cli.verification import words
from jjj_cli.verification.claims import Claim, Clause
from jjj_cli.verification.passages import AROUND

# What says nothing, and what is no letter: neither is left over.
_NOTHING = re.compile(any_of({*words.PLAIN, *words.PAST}) + "|[^一-鿿A-Za-z]+")
# What stands before 等 is an example of what stands after it.
_EXAMPLES = re.compile(r"^.*等(?=[一-鿿]{2})")
_NOUN_ENDS = re.compile(r"[的，。、]|入驻|落户|建成|投产|在")


def residue(claim: Claim, known: frozenset[str]) -> str:
    """Give what of the figure's clause neither a series' words, a place, a time nor plain words account for."""
    found = claim.residues.get(known)
    if found is None:  # many series have the same words: one metric's in several regions
        found = claim.residues[known] = _residue(claim, known)
    return found


def _residue(claim: Claim, known: frozenset[str]) -> str:
    between = claim.passage.words.between
    (start, end, _), (after, until, _), *earlier = claim.stretches
    examples = _EXAMPLES.search(claim.own) if "等" in claim.own else None
    left = _left(claim, start + (examples.end() if examples else 0), end, known)
    if not (known.isdisjoint(between(start, end)) and known.isdisjoint(between(after, until))):
        return left
    for begun, ended, nearness in earlier:
        if nearness > AROUND and not known.isdisjoint(between(begun, ended)):
            return left + _left(claim, begun, ended, known)
    return left


def residue_after(claim: Claim, known: frozenset[str]) -> str:
    """Give the same of what follows a figure, up to where its noun ends."""
    start, end, _ = claim.following
    stop = _NOUN_ENDS.search(claim.passage.text, start, end)
    return _left(claim, start, stop.start() if stop else end, known)


def _left(claim: Claim, start: int, end: int, known: frozenset[str]) -> str:
    clause = claim.clauses.get((start, end))
    if clause is None:
        clause = claim.clauses[start, end] = _laid_open(claim, start, end)
    text, placed, left = clause
    asked = tuple([word for word in placed if word[0] in known]), text[-1:] in known
    found = left.get(asked)
    if found is None:  # most series have none of a clause's words, or the same ones
        found = left[asked] = _rest(text, *asked)
    return found


def _rest(text: str, known: tuple[tuple[str, int], ...], ends: bool) -> str:
    """Give the letters of a clause that no word of it accounts for; `ends` says that its last letter is one."""
    last = text[-1:]
    for gram, at in known:
        text = text[:at] + " " * len(gram) + text[at + len(gram) :]
    if ends and text[-1:] == last:
        text = text[:-1]
    return _NOTHING.sub("", text)


def _laid_open(claim: Claim, start: int, end: int) -> Clause:
    """Lay a stretch open: what every series of the claim asks for."""
    passage = claim.passage
    text = passage.bare[start:end]
    at = claim.stretches[0][0] + claim.share.start() - start if claim.share else -1
    if 0 <= at < len(text):
        text = f"{text[:at]} {text[at + 1 :]}"
    return Clause(text, [(word, at - start) for word, at in passage.words.placed(start, end)], {})
