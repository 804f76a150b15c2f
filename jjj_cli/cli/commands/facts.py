"""`jjj facts`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.answers.rows.fields import ACROSS, TIDY
from jjj_cli.answers.rows.names import language_of
from jjj_cli.cli.options import (
    Across,
    Cited,
    Deep,
    InNames,
    InPeriod,
    InRegion,
    OfAuthority,
    OfMetric,
    OfNature,
    OfSource,
    OnBasis,
    Tidy,
    WithPartner,
    texts,
)
from jjj_cli.cli.registration import Given, Opened, command
from jjj_cli.library import facts as library
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.store.selection import fact_filter

FIELDS, MORE = library.FIELDS, library.MORE


def fields_for(given: Given, _store: Opened) -> tuple[str, ...]:
    """Give what `--fields` can pick."""
    if "wide" in given:
        return ACROSS
    return TIDY if "tidy" in given else (*FIELDS, *MORE)


@command
def facts(
    files: Files,
    text: Annotated[list[str] | None, texts("fact-text")] = None,
    region: InRegion = None,
    metric: OfMetric = None,
    source: OfSource = None,
    nature: OfNature = None,
    period: InPeriod = None,
    basis: OnBasis = None,
    partner: WithPartner = None,
    authority: OfAuthority = None,
    deep: Deep = False,
    cite: Cited = False,
    tidy: Tidy = False,
    wide: Across = False,
    names: InNames = None,
) -> Result:
    """List published figures as printed, with period, basis and source."""
    store = open_store(files)
    language = language_of(names)
    wanted = fact_filter(region, metric, source, nature, period, deep=deep)
    partners = tuple(partner) if partner else None
    wanted = wanted._replace(basis=basis, partners=partners, authorities=tuple(authority or ()))
    wanted = wanted._replace(text=" ".join(text or ()) or None)
    if tidy or wide:
        from jjj_cli.library import panels  # only where one is asked for

        return panels.answer(store, wanted, panels.shape_of(tidy=tidy, across=wide), language if names else None)
    return library.answer(store, wanted, cite=cite, names=language)
