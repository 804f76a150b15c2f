"""A draft against a store of more facts than can be looked at: those of the regions that it names."""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from jjj_cli.record.records import Store
from jjj_cli.record.scope import Scope
from jjj_cli.text.documents import Form
from jjj_cli.text.extraction import read
from jjj_cli.verification.checker import Checked, Checker
from jjj_cli.verification.places import Gazetteer


def check(store: Store, stream: BinaryIO, name: str, form: Form, encoding: str | None = None) -> Iterator[Checked]:
    """Check every figure of a draft, which is read twice, in order.

    How much a word tells is weighed by the facts of these regions alone. Raises StoreError where they have too many.
    """
    content = BytesIO(stream.read())
    gazetteer = Gazetteer(store)
    codes = {
        code
        for reading in read(content, name, form, encoding)
        for place in gazetteer.places(reading.text)
        for code in place.regions
    }
    content.seek(0)
    yield from Checker(_within(store, codes)).check(content, name, form, encoding)


def _within(store: Store, codes: set[str]) -> Store:
    there = store.facts_within(Scope(regions=tuple(sorted(codes)))) if codes else []
    facts = {fact.id: fact for fact in there if fact.region in codes}
    corrections = {old: by for old, by in store.corrected_among(facts.keys()) if by in facts}
    kept = {key: fact for key, fact in facts.items() if key in corrections or key not in store.corrections}
    return store._replace(facts=kept, corrections=corrections)
