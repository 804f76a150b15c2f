"""What stands beside a comparison: headings, caveats, what they mean."""

ENGLISH: dict[str, str] = {
    # Comparison.
    "compare.heading": "{name} ({unit})",
    "compare.column": "{name} ({unit})",
    "compare.about": "{name}:",
    "trend.heading": "{name} ({unit}), {start} to {end}",
    "trend.periods": "{start} → {end}",
    "trend.open": "open",
    "trend.eq": "{change}",
    "trend.gt": "> {change}",
    "trend.ge": "≥ {change}",
    "trend.lt": "< {change}",
    "trend.le": "≤ {change}",
    "cell.flags": "! {codes}",
    "cell.older": "older",
    "cell.other-time": "not {at}",
    "progress.left": "{missing}, {years} y left",
    "progress.past": "{missing}, {years} y overdue",
    "rank.range": "{first}–{last}",
    "rank.part": "·",
    "verdict.yes": "Comparable: yes",
    "verdict.caution": "Comparable: with caution ({codes})",
    "verdict.no": "Comparable: no ({codes})",
    "note.line": "! {code}: {message}",
    "note.hint": "· {message}",
    "note.fact": "{region} {printed}",
    "note.dated": "{region} {printed} ({period})",
    "note.group": "{names}: {what}",
    "note.and-more": "{names} and {count} more",
    "note.inside": "{part} lies in {whole}",
    "verdict.more": "in full: --notes",
    "note.brief": "! {code}: {short}{times}",
    "note.times": " ({count})",
    "note.not-shown": "· not shown: {names}",
    "short.group": "{what} ({count})",
    "short.date-gap": "the periods lie up to {span} apart",
    "short.other-time": "{count} of {total} are not of {at} but the nearest to it",
    "short.nature": "results, targets and plans side by side: {groups}",
    "short.revision": "not revised alike: {groups}",
    "short.vintage": "on different censuses: {groups}",
    "short.accumulation": "not collected alike: {groups}",
    "short.covered": "sums over different times: {groups}",
    "short.basis": "{count} of {total} do not count as most do",
    "short.bases-each": "{total} figures are counted in {count} ways",
    "short.bases": "there are figures that count otherwise: --bases",
    "short.scope": "{count} of {total} lie in another that is shown",
    "short.counterpart": "partners of {count} kinds",
    "short.bound": "hedges leave the order open: {count}",
    "short.source": "sources differ, the firmer one was taken",
    "short.bases-left-out": "{count} otherwise (--bases)",
    "short.nature-left-out": "{count} (--include {key})",
    "short.parts-left-out": "{count} (--parts)",
    "span.years": "{count} yr",
    "span.months": "{count} mo",
    "span.days": "{count} d",
    "span.years-months": "{years} yr {months} mo",
    "source.brief": "{publisher} {published}",
    "note.date-gap": "the periods lie up to {days} days apart: {old}, {new}",
    "note.other-time": "not of {at} but the nearest to it: {names}",
    "note.nature": "results, targets and plans stand side by side: {groups}",
    "note.vintage": "the figures stand on different censuses: {groups}",
    "note.revision": "the figures are not revised alike: {groups}",
    "note.covered": "the figures are sums over different times: {groups}",
    "covered.since": "since {start}",
    "covered.months": "months: {count}",
    "note.accumulation": "the figures are not collected alike: {groups}",
    "note.basis": "the figures do not count the same: {groups}",
    "note.scope": "one region contains another: {names}",
    "note.counterpart": "the figures are not about the same partners: {groups}",
    "note.bound": "hedges leave the order open: {names}; a range of ranks says what is possible",
    "note.source": "figures differ: {taken} was preferred to {others}",
    "note.title": "《{title}》",
    "note.one-source": "all from one source, {source}; not used: {names}",
    "note.no-one-source": "no one source has all these regions: even the one with the most lacks {names}",
    "note.rated": "{fact} ({what})",
    "note.counted": "{printed} ({what})",
    "note.bases": "{region} has figures that count otherwise: {taken} was taken, and not {others}; --bases shows all",
    "note.taken": "{region}: {taken} was taken, and not {others}",
    "note.bases-left-out": "not shown, as they count otherwise; --bases shows them: {names}",
    "note.nature-left-out": "not shown: {nature} figures ({count}); --include {key} shows them",
    "note.parts-left-out": "not shown, as part of a figure above: {names}; --parts shows them",
    "note.corrected": "{new} ({id}) corrects {old}",
    "note.written": "{count} facts written as {format}: {path}",
    "note.break": (
        "no change for {region}, whose figures do not count the same ({codes}): {start}, {end}; --across gives it"
    ),
    "note.change-bound": "hedges leave open how much it was: {names}",
    "note.no-trend": "no figures of {metric} near both {start} and {end} for {names}",
    "note.no-times": "{metric}, {region}: there are no figures",
    "note.other-times": "{metric}, {region}: there are figures of {times}",
    "note.all-times": "{metric}: there are figures of {times}",
    "note.no-figures": "{metric}: there are no figures",
    "note.time-of": "{period} ({nature})",
    "note.near-metrics": "near metrics that there are for {region}: {names}",
    "note.near-metric": "{name} ({id})",
    "note.worked-out": "it can be worked out: jjj compare {id} --region {code}",
    "note.missing": "no such figure of {metric} for {names}",
    # Formulas.
    "formula.basis": "{name}: {basis}",
    "formula.end": "the end",
    "formula.named": "{name} = {formula}",
    "formula.number": "a plain number",
    "formula.one": "1",
    "formula.plus": " + ",
    "formula.per": " per ",
    "formula.point": "·",
    "formula.times": " times ",
    "formula.operand": "{metric} {printed}, {period} {mark}",
    "operands.accumulation": "the formula takes totals over a time beside figures of a year: {rows}",
    "operands.bound": "the hedges of the operands leave no bound of the result: {rows}",
    "operands.counterpart": "the operands are not about the same partners: {rows}",
    "operands.date-gap": "the operands are of different periods: {rows}",
    "operands.nature": "the operands are not of one nature: {rows}",
    "operands.side": "{metric} {printed} ({what})",
    "operands.missing": "no result for {names}: {why}",
    "operands.without": "no figure of {metrics}",
    "operands.also": "{name} is also {formula}: `jjj compare {name} ={name}` puts both side by side",
    "operands.apart": "the periods of the operands lie farther apart than the tolerance",
    "operands.divided": "it divides by nothing",
    # Sums over parts.
    "sum.across": "members share ground that may be counted twice: {names}",
    "sum.agrees": "{region}: the parts add up to {sum}, which agrees with what is published: {published} ({what})",
    "sum.bound": "hedges of the parts leave no bound of the sum: {names}",
    "sum.counting": "{parts} (in {whole})",
    "sum.date-gap": "the parts are of different periods: {groups}",
    "sum.empty": "no sum for {names}: no part has a figure of {metric}",
    "sum.figure": "{number}{unit}",
    "sum.heading": "{name} ({unit}), sums of parts",
    "sum.inside": "counted once: {names}",
    "sum.lacking": "no sum for {region} ({period}, {how}): figures of {count} of {whole} parts, none of {names}",
    "sum.left-out": "{part}, which the figure of {whole} leaves out",
    "sum.less": "{region}: the parts add up to {sum}, {percent}% less than is published: {published} ({what})",
    "sum.more": "{region}: the parts add up to {sum}, {percent}% more than is published: {published} ({what})",
    "sum.no-parts": "no sum for {names}: no parts are known",
    "sum.of": "the sum of {count} figures",
    "sum.operand": "{region} {printed}, {period} {mark}",
    "sum.pieces": "left out of a part and nowhere else counted: {names}",
    "sum.published": "published: {printed}, {period} {mark}",
    "sum.told": "{region}: {message}",
    "sum.twice": "no sum for {region}: the figure of {whole} is itself the sum of others that are parts: {parts}",
    "sum.unsure": "the figures do not say whether they count {names}",
    "basis.none": "no basis stated",
    "counterpart.none": "no partner stated",
    "said.basis": "basis: {basis}",
    "said.corrects": "corrects {id}",
    "said.corrected": "corrected by {id}",
    "said.counterpart": "with {names}",
    # What caveats are called, by their codes, and what they mean.
    "caveat.dimension": "dimension",
    "caveat.date-gap": "date-gap",
    "caveat.nature": "nature",
    "caveat.vintage": "vintage",
    "caveat.accumulation": "accumulation",
    "caveat.basis": "basis",
    "caveat.scope": "scope",
    "caveat.counterpart": "counterpart",
    "caveat.bound": "bound",
    "caveat.source": "source",
    "caveat.coded": "{code} ({name})",
    "explain.heading": "{code}: {weight}",
    "explain.try": "$ {command}",
    "explain.weight.refused": "nothing is compared, and the exit code is 5",
    "explain.weight.no": "the figures do not compare (no), or only with caution",
    "explain.weight.caution": "the figures compare with caution",
    "explain.dimension.meaning": (
        "The unit that was asked for measures something else: money is no area, and 家 and 个 count different things. "
        "No number can be given, so none is."
    ),
    "explain.dimension.example": "jjj compare investment-total --unit 公顷",
    "explain.date-gap.meaning": (
        "The periods lie further apart than the tolerance, or a figure is not of the time that was asked for but the "
        "nearest to it. What looks like a lead of one region may be ten years of growth. --at and --tolerance choose "
        "the time; --history shows all of them."
    ),
    "explain.date-gap.example": "jjj compare forest-coverage --at 2021 --tolerance 1y",
    "explain.nature.meaning": (
        "A result stands beside a target or a plan, which is only hoped for (the verdict is no), or a first figure "
        "beside a revised one, which may differ by more than the regions do."
    ),
    "explain.nature.example": "jjj compare output-value --include target",
    "explain.vintage.meaning": (
        "The figures stand on different censuses: an economic census or a census of the population revises the years "
        "before it too, and what changes from one vintage to another may be the revision alone. A history and a change "
        "keep to one vintage where one has the years; `jjj show ID` lists what else is published."
    ),
    "explain.vintage.example": "jjj compare gdp --region 北京 --history",
    "explain.accumulation.meaning": (
        "A total since some start stands beside a figure of a year or of a day. The total grows with the years that "
        "it covers, whoever is ahead."
    ),
    "explain.accumulation.example": "jjj show tianjin.investment-total.2022-10",
    "explain.basis.meaning": (
        "The figures do not count the same (口径): signed money is no money that has arrived, and 保定 with 定州 is "
        "not 保定 without it. Where a source states no basis, nobody knows. --bases shows every basis of a region."
    ),
    "explain.basis.example": "jjj compare enterprise-count --bases",
    "explain.scope.meaning": (
        "One region contains another, so that the larger figure has the smaller one in it and neither their order nor "
        "their sum says anything. --level picks regions of one kind, and --sum counts no ground twice."
    ),
    "explain.scope.example": "jjj compare enterprise-count",
    "explain.counterpart.meaning": (
        "The figures are about different partners: money from 北京 beside money from 北京 and 天津."
    ),
    "explain.counterpart.example": "jjj compare investment-total",
    "explain.bound.meaning": (
        "A hedge leaves the order, or the size of a change, open: 超50% may be 51% or 70%, so it is not surely below "
        "55%. Where the order is open, the rank is a range."
    ),
    "explain.bound.example": "jjj compare enterprise-count --bases",
    "explain.source.meaning": (
        "Sources give different figures for the same thing and time, or the parts of a region add up to something "
        "else than is published of it (--sum). Of two figures that on the newest census is preferred, then the "
        "revised one, then that of the source nearer to who counted (a bureau before a government, press, research, an "
        "encyclopedia; at its own address before a data set and a copy), then the one published last; `jjj show ID` "
        "lists the others."
    ),
    "explain.source.example": "jjj compare gdp --sum",
}
