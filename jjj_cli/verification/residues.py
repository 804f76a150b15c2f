"""What of a figure's clause nothing accounts for: the words that may make of a series another one."""

import re

from jjj_cli.verification.claims import Claim
from jjj_cli.verification.layout import AROUND

_NOUN_ENDS = re.compile(r"[的，。、]|入驻|落户|建成|投产|在")


def residue(claim: Claim, known: frozenset[str]) -> str:
    """Give what of the figure's clause neither a series' words, a place, a time nor plain words account for."""
    left = claim.own_clause.left_by(known)
    if not known.isdisjoint(claim.printed):
        return left
    between = claim.passage.words.between
    for begun, ended, nearness in claim.stretches[2:]:
        if nearness > AROUND and not known.isdisjoint(between(begun, ended)):
            return left + claim.laid_open(begun, ended).left_by(known)
    return left


def residue_after(claim: Claim, known: frozenset[str]) -> str:
    """Give the same of what follows a figure, up to where its noun ends: 4.27%的地区生产总值增速."""
    start, end, _ = claim.following
    start += claim.passage.text.startswith("的", start, end)
    stop = _NOUN_ENDS.search(claim.passage.text, start, end)
    return claim.laid_open(start, stop.start() if stop else end).left_by(known)
