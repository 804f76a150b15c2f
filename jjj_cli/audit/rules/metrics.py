"""Rules of metrics: no two go by one name, and formulas measure what their metrics do."""

from collections.abc import Iterator

from jjj_cli.comparison.formulas.measurement import check_formula
from jjj_cli.errors import JjjError
from jjj_cli.gazetteer.names import fold
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.store.problems import Problem


def shared_names(store: Store) -> Iterator[Problem]:
    """Find names that two metrics go by."""
    owner: dict[str, str] = {}
    for metric in store.metrics.values():
        named = {"id": (metric.id,), "name": (metric.name,), "name_en": (metric.name_en,), "aliases": metric.aliases}
        forms = {fold(name): field for field, names in reversed(named.items()) for name in names}
        for form, field in forms.items():
            first = owner.setdefault(form, metric.id)
            if first != metric.id:
                yield Problem("metrics", metric.id, field, say("problem.name-taken", name=form, owner=first))


def unsound_formulas(store: Store) -> Iterator[Problem]:
    """Find formulas that cannot be read, or that measure something else than their metric."""
    for metric in store.metrics.values():
        if metric.formula:
            try:
                check_formula(store.metrics, metric)
            except JjjError as error:
                yield Problem("metrics", metric.id, "formula", say("problem.formula", message=error.message))
