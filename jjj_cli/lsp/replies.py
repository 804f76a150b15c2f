"""What was found in a draft, as the protocol has it: diagnostics, a hover, code actions."""

from collections.abc import Iterable, Sequence

from lsprotocol import types

from jjj_cli.answers.findings import Finding, Level
from jjj_cli.answers.pages.verifications import one_figure
from jjj_cli.lsp.checks import Figure, Found
from jjj_cli.lsp.drafts import Draft
from jjj_cli.lsp.edits import Proposal
from jjj_cli.lsp.positions import Positions, Spot
from jjj_cli.render.markdown import markdown
from jjj_cli.safety.display import one_line

SOURCE = "jjj"
_SEVERITIES: dict[Level, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
    "none": types.DiagnosticSeverity.Hint,
}


def diagnostics(found: Found) -> list[types.Diagnostic]:
    """Give what is shown of a draft, the codes and the levels those of the formats of `jjj verify`."""
    return [_diagnostic(found.draft.positions, *one) for one in found.shown]


def _diagnostic(positions: Positions, figure: Figure, finding: Finding) -> types.Diagnostic:
    return types.Diagnostic(
        range=_range(positions, figure.start, figure.end),
        severity=_SEVERITIES[finding.level],
        code=finding.code,
        source=SOURCE,
        message=one_line(finding.message),
    )


def hover(found: Found, position: types.Position) -> types.Hover | None:
    """Say what the store has of the figure at a position, in Markdown in which nothing that a stranger wrote is any."""
    place = place_of(found.draft, position)
    around = found.between(place, place)
    if not around:
        return None
    page = markdown(one_figure(found.store, around[-1].checked))
    content = types.MarkupContent(types.MarkupKind.Markdown, page)
    return types.Hover(content, _range(found.draft.positions, around[-1].start, around[-1].end))


def actions(
    draft: Draft,
    proposed: Iterable[Proposal],
    about: Sequence[types.Diagnostic],
    *,
    versioned: bool,
) -> list[types.CodeAction]:
    """Give what is proposed as actions; what takes a finding away is a fix of it."""
    made = []
    for one in proposed:
        fix = one.mends
        made.append(
            types.CodeAction(
                title=one_line(one.title),
                kind=types.CodeActionKind.QuickFix if fix else types.CodeActionKind.RefactorRewrite,
                diagnostics=list(about) if fix else None,
                edit=_workspace_edit(draft, one, versioned=versioned),
            )
        )
    return made


def _workspace_edit(draft: Draft, proposed: Proposal, *, versioned: bool) -> types.WorkspaceEdit:
    edits = [types.TextEdit(_range(draft.positions, one.start, one.end), one.text) for one in proposed.edits]
    if not versioned:
        return types.WorkspaceEdit(changes={draft.uri: edits})
    named = types.OptionalVersionedTextDocumentIdentifier(uri=draft.uri, version=draft.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text_document=named, edits=list(edits))])


def about(found: Found, figure: Figure, shown: Iterable[types.Diagnostic]) -> list[types.Diagnostic]:
    """Give those of some diagnostics that are of a figure."""
    where = _range(found.draft.positions, figure.start, figure.end)
    return [one for one in shown if one.source == SOURCE and one.range == where]


def is_wanted(action: types.CodeAction, only: Sequence[str] | None) -> bool:
    """Say whether an action is of the kinds that are asked for: `quickfix`, or all that begin with `refactor`."""
    kind = str(getattr(action.kind, "value", action.kind))
    return not only or any(f"{kind}.".startswith(f"{getattr(one, 'value', one)}.") for one in only)


def place_of(draft: Draft, position: types.Position) -> int:
    """Give the character at a position."""
    return draft.positions.place(Spot(position.line, position.character))


def _range(positions: Positions, start: int, end: int) -> types.Range:
    return types.Range(*(types.Position(*positions.spot(place)) for place in (start, end)))
