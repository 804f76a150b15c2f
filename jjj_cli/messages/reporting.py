"""What reports say beside the figures: headings, how they were made, why figures are not used."""

ENGLISH: dict[str, str] = {
    # The page's own language, as HTML and Word name it.
    "report.language": "en",
    "report.lang": "en",
    "report.kicker": "Published figures on 京津冀 (Beijing, Tianjin, Hebei)",
    "report.summary": "Figures: {facts}; sources: {sources}",
    "report.contents": "On this page",
    "report.made": "Made with jjj {version}, {day}",
    "report.sources": "Sources",
    "report.source": "{standing}; {id}",
    "report.back": "back to where {number} is cited first",
    "report.mark": "source {number}",
    "report.sorting": "The headings of the columns sort the table.",
    "report.note": "{names}: {count} figures written as {form}: {path}",
    # Regions.
    "report.about": "About",
    "report.figures": "Figures of {name}",
    "report.context": "In context",
    "report.context.how": (
        "Beside the regions of the same level ({level}) that have a figure. Rank 1 is the largest number, which is not "
        "always the best; where a hedge leaves the order open, the rank is a range."
    ),
    "report.context.caption": "{name} among regions of its level ({level})",
    "report.own": "Here",
    "report.headlines": "Headline figures",
    "report.headlines-of": "The latest figure of each headline metric of {name}",
    "report.rank": "Rank",
    "report.rank.of": "{rank} of {count}",
    "report.rank.none": "not ranked",
    "report.place": "From lowest to highest",
    "report.highest": "Highest",
    "report.lowest": "Lowest",
    "report.caveats": "Caveats",
    "report.with-unit": "{number} {unit}",
    "report.targets": "Targets and progress",
    "report.targets.caption": "Targets and plans of {name}, and how far it is to them",
    "report.target": "Target",
    "report.due": "For",
    "report.measured": "Measured by",
    "report.unmeasured": "no figure that counts the same",
    # Metrics.
    "report.across": "Across regions",
    "report.operand": "{metric}: {printed} ({what})",
    "report.only": "Only: {names}",
    "report.at": "The figures nearest to {at}, at most {days} days from it",
    "report.all": "All figures are: {what}",
    "report.chart": "{name}: bars from zero",
    "report.goal": "{nature} {shown} ({period})",
    "report.legend.nature": "dotted: {natures}; the others: {usual}",
    "report.legend.more": "an arrow to the right: more than this, or at least this",
    "report.legend.less": "an arrow to the left: less than this, or at most this",
    "report.legend.both": "an arrow to both sides: about this",
    "report.legend.goal": "a diamond: a target or a plan",
    "report.history": "Over time ({count})",
    "report.history.caption": "{name}: the figures of all periods, where a region has several that count the same",
    "report.unused": "Figures that are not used ({count})",
    "report.unused.caption": "{name}: figures that are not used, and why",
    "report.why.corrected": "corrected by {id}",
    "report.why.nature": "not asked for: {nature}",
    "report.why.part": "part of {whole}",
    "report.why.otherwise": "counts otherwise: {what}",
    "report.why.same": "the same",
    "report.why.other": "something else",
    "report.why.source": "says {told} as {region} {printed}, which is preferred: {reason}",
    "report.kind.basis": "basis",
    "report.kind.counterpart": "partners",
    "report.kind.accumulation": "how it was collected",
    "report.kind.length": "over how long",
    "report.kind.vintage": "the census that it stands on",
    "report.trust.vintage": "{other} before {one}",
    "report.trust.revised": "{other} before {one}",
    "report.trust.correction": "your own correction before another figure of yours",
    "report.trust.standing": "{other} before {one}",
    "report.trust.nature": "{other} before {one}",
    "report.trust.published": "published later",
    "report.trust.order": "of two that are alike, the first",
    # How it was made.
    "report.meanings": "What the caveats mean",
    "report.methods": "Methods",
    "report.method.latest": "For each region one figure stands: the newest result.",
    "report.method.at": (
        "For each region one figure stands: the result that lies nearest to {at}, at most {days} days from it; of two "
        "as near, the later one."
    ),
    "report.method.year": (
        "A figure collected over less than a year stands aside where the region has one over a year or more, one of a "
        "point in time, or a cumulative one."
    ),
    "report.method.formula": (
        "A formula is worked out for each region from its own figures, of one period where there is one, else at most "
        "{days} days apart; their hedges are carried into the result."
    ),
    "report.method.basis": (
        "Of figures of that time that count otherwise, the one is taken whose basis (口径) most regions share; then "
        "the one with the partners that most share, then the one collected as most are."
    ),
    "report.method.source": (
        "Where several sources give the figure, the one on the census that most regions' figures stand on is taken; "
        "then the revised one; then that of the source nearer to who counted; then the one published last."
    ),
    "report.method.parts": "Parts of a figure, and figures that another one corrects, are not compared.",
    "report.method.rank": (
        "Ranks go by the exact numbers, the largest first. A figure ranks below those that are surely above it; where "
        "a hedge leaves that open, its rank is a range. No rank is given across figures that do not compare."
    ),
    "report.method.hedge": (
        "Hedges (超, 近, 约, 以上) are kept as the source has them; no bound is made up. 超50% lies anywhere above 50%."
    ),
    "report.method.target": (
        "Targets and plans are no results and have no rank among them. What is missing is the target less the newest "
        "figure that counts the same; the years are those between their periods."
    ),
    "report.method.unit": (
        "Figures printed in another unit are converted by the fixed ratio of the units, and rounded only where they "
        "are shown; “as printed” has what the source says. Prices, areas and borders are not adjusted, and no figure "
        "is estimated or filled in."
    ),
    "report.method.digits": (
        "A converted figure is shown with as many digits as its source prints, and at least two; what is computed and "
        "sorted is exact."
    ),
    "report.method.words": "Summaries of initiatives and bases are in the compilers’ words, figures in the sources’.",
    "report.again": "Make it again",
    "report.again.how": "jjj {version}, data {data}:",
    "report.again.own": "Figures from the author’s own store, which does not ship with jjj: {count}.",
    # What goes wrong.
    "error.unknown-subject": "neither a region nor a metric: {name}",
    "error.ambiguous-subject": "both a region and a metric are called {name}",
    "error.report-nowhere": "a report needs a file: -o names none",
    "error.report-suffix": "no form of a report has this suffix: {path}",
    "error.report-pipe": "for stdout, --to says which form",
    "error.report-one-metric": "--unit is for a report on one metric, and this has {count}",
    "hint.report": "the suffix chooses the form: -o FILE with {values}",
    "hint.report-pipe": "--to is one of {values}",
    # Help.
    "example.report": (
        "jjj report 沧州 -o cangzhou.html\n"
        "jjj report forest-coverage --region 承德 --region 延庆 -o forest.docx\n"
        "jjj report 承德 森林覆盖率 --title 承德的森林 -o chengde.md"
    ),
    "help.report": "Write a report on regions or metrics to hand on.",
    "help.argument.subject": "Regions and metrics: 沧州, forest-coverage, 森林覆盖率.",
    "help.option.report-to": "The form, of {values}; else what the file's suffix says.",
    "help.option.report-title": "The title; the names of what it is on, without.",
    "help.option.report-region": "Only this region in the sections on metrics; may be repeated.",
}
