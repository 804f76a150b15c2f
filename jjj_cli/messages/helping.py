"""What `--help` says."""

ENGLISH: dict[str, str] = {
    "help.app": "Figures on 京津冀 (Beijing, Tianjin, Hebei): look up, compare, check.",
    "help.epilog": (
        "Examples:\n"
        "  jjj compare forest-coverage\n"
        "  jjj get 沧州 gdp 2022\n"
        "  jjj region 沧州\n"
        "  jjj search 生物医药\n"
        "  jjj facts --region 承德 --format csv\n\n"
        "Exit codes: 0 done, 1 the data is at fault, 2 usage, 3 unknown name,\n"
        "4 nothing found (--fail-empty), 5 not comparable."
    ),
    "help.examples": "Examples:",
    "help.usage": "Usage: {command} ",
    "help.heading.arguments": "Arguments:",
    "help.heading.options": "Options:",
    "help.heading.commands": "Commands:",
    "help.this": "Show this help.",
    "metavar.options": "[OPTIONS]",
    "metavar.command": "COMMAND [ARGUMENTS]",
    "example.get": (
        "jjj get 承德 forest-coverage\n"
        "jjj get 北京 天津 河北 gdp 2020 --unit 万亿元\n"
        "jjj get 沧州 gdp 2022 --value | tail -1"
    ),
    "example.region": (
        "jjj region 沧州\njjj region 沧州 --all\njjj region 河北 --deep --fields kind,printed,period | sort | uniq"
    ),
    "example.compare": (
        "jjj compare forest-coverage\n"
        "jjj compare gdp 北京 天津 河北\n"
        "jjj compare investment-total --unit 万亿元\n"
        "jjj compare 'investment-total / project-count'\n"
        "jjj compare output-value --include target\n"
        "jjj compare forest-coverage --chart\n"
        "jjj compare gdp --sum --at 2022\n"
        "jjj compare gdp --level city --fields region,value,unit | head -4"
    ),
    "example.map": (
        "jjj map gdp\n"
        "jjj map 'gdp / population' --unit 万元/人 --classes equal\n"
        "jjj map gdp --fields region,value | sort"
    ),
    "example.explain": "jjj explain basis\njjj explain --fields code,weight | grep caution",
    "example.initiatives": (
        "jjj initiatives --region 承德 --domain ecology\n"
        "jjj initiatives --with 北京 --status planned --fields name | wc -l"
    ),
    "example.facts": "jjj facts --region 延庆\njjj facts --metric investment-total --format jsonl | grep cumulative",
    "example.export": (
        "jjj export -o jjj.sqlite\njjj export --region 承德 --to csv | wc -l\njjj export --to sdmx-csv -o jjj.sdmx.csv"
    ),
    "example.cite": (
        "jjj cite chengde.forest-coverage.2022-10\njjj cite jjj-delegates-2022-10 --style bibtex >> refs.bib"
    ),
    "example.convert": (
        "jjj convert 3556万亩 平方公里\n"
        "jjj convert '2787亿元 / 672个' 亿元/个\n"
        "printf '3556万亩\\n近60万亩\\n' | jjj convert - 平方公里"
    ),
    "example.extract": (
        "echo 承德市森林覆盖率为60.03% | jjj extract -\n"
        "echo 沧州承接京津项目672个 | jjj extract - --fields value,unit | tail -1"
    ),
    "example.verify": (
        "echo 承德森林覆盖率60.03% | jjj verify -\n"
        "echo 承德森林覆盖率50.8% | jjj verify - --only outdated --format jsonl"
    ),
    "example.mcp": "jjj mcp < /dev/null\njjj mcp --lang zh --own < /dev/null && echo $?",
    "example.lsp": "jjj lsp --only contradicted,outdated < /dev/null\njjj lsp --lang zh < /dev/null && echo $?",
    "example.search": "jjj search 生物医药\njjj search 造林 --fields kind | sort | uniq -c",
    "example.show": "jjj show chengde.forest-coverage.2022-10\njjj show forest-coverage --fields definition | tail -1",
    "example.regions": "jjj regions --in 沧州\njjj regions --level zone --fields code,name | sort",
    "example.metrics": "jjj metrics --domain ecology\njjj metrics --fields metric,name,unit | grep 亩",
    "example.sources": "jjj sources\njjj sources --fields published,title,url | grep http | sort",
    "example.add": (
        "jjj add --metric forest-coverage --region 张家口 --printed 50% \\\n"
        "  --period 2022 --source hebei-tv-two-zones-2022-10-21 --dry-run\n"
        "jjj add -m forest-coverage -r 张家口 -p 50% --period 2022 \\\n"
        "  --source hebei-tv-two-zones-2022-10-21 --yes --fields fact | tail -1"
    ),
    "example.help": "jjj help fields\njjj help units --fields name,aliases | grep 亩",
    "example.audit": (
        "jjj audit\njjj audit --rules\njjj audit --statistics --format tsv | head -5\n"
        "jjj audit --format jsonl && echo sound"
    ),
    "example.source.add": (
        "jjj source add --id my-paper-2022 --title 日报 --publisher 某报 \\\n"
        "  --authority press --access address --published 2022-10-21\n"
        "jjj source add --id my-page --title 网页 --publisher 某网 \\\n"
        "  --authority press --access copy --yes --fields outcome,source | tail -1"
    ),
    "example.metric.add": (
        "jjj metric add --id visitor-count --name 游客人次 --name-en Visitors \\\n"
        "  --definition 一年接待的游客人次 --unit 万人次 --domain culture-tourism\n"
        "jjj metric add --id park-count --name 公园数 --name-en Parks \\\n"
        "  --definition 公园的数量 --unit 个 --domain ecology --yes --format json"
    ),
    "example.initiative.add": (
        "jjj initiative add --id tea-road --name 茶路 --name-en 'Tea road' \\\n"
        "  -r 北京 -r 张家口 --domain culture-tourism \\\n"
        "  --status planned --status-printed 拟建 \\\n"
        "  --summary 两地共建茶路 --period 2022 \\\n"
        "  --source jjj-delegates-2022-10 --locator ¶1\n"
        "jjj initiative add --id tea-fair --name 茶会 --name-en 'Tea fair' \\\n"
        "  -r 北京 -r 天津 --domain culture-tourism \\\n"
        "  --status proposed --status-printed 拟办 \\\n"
        "  --summary 两地合办茶会 --period 2022 \\\n"
        "  --source jjj-delegates-2022-10 --locator ¶1 --dry-run --format json"
    ),
    "example.import": "jjj import --template\njjj import --template | jjj import - --dry-run --fields outcome,id",
    "example.edit": (
        "jjj edit own.zhangjiakou.forest-coverage.2022\n"
        "EDITOR='sed -i s/actual/revised/' \\\n"
        "  jjj edit own.zhangjiakou.forest-coverage.2022"
    ),
    "example.remove": (
        "jjj remove own.zhangjiakou.forest-coverage.2022 --dry-run\n"
        "jjj diff --fields id | tail -n +2 | xargs jjj remove --dry-run"
    ),
    "example.diff": "jjj diff\njjj diff --fields change | sort | uniq -c",
    "example.restore": "jjj restore --list\njjj restore --list --fields version | tail -1",
    "help.add": "Add a fact to your own store.",
    "help.source": "Your own publications.",
    "help.source.add": "Add a publication to your own store.",
    "help.metric": "Your own things to measure.",
    "help.metric.add": "Add something to measure to your own store.",
    "help.initiative": "Your own initiatives.",
    "help.initiative.add": "Add something that regions do together to your own store.",
    "help.import": "Take a table of facts into your own store.",
    "help.edit": "Change a record of your own in your editor.",
    "help.remove": "Take records out of your own store.",
    "help.diff": "Set your own records against the shipped store.",
    "help.restore": "Bring back a version of your own store.",
    "help.argument.own-ids": "The ids of records of your own.",
    "help.argument.own-id": "The id of a record of your own.",
    "help.argument.import": "A table: CSV, TSV, JSON, JSON Lines, Excel; - reads stdin.",
    "help.argument.version": "The version to go back to; without it, the last good one.",
    "help.option.of-metric": "What is measured: forest-coverage, 森林覆盖率.",
    "help.option.of-region": "Where: 沧州, Cangzhou, 130900.",
    "help.option.printed": "The figure as printed, hedge and unit: 近60%, 3556万亩.",
    "help.option.of-period": "When: 2022, 2022-10, 2022-10-31, 2012/2022, 2021年底.",
    "help.option.of-source": "The id of the publication that it was read in.",
    "help.option.locator": "Where in the source it stands.",
    "help.option.basis": "What is counted and what is not (口径).",
    "help.option.basis-en": "The same in English, where the store does not have it.",
    "help.option.one-nature": "What it is, of {values}; actual unless you say so.",
    "help.option.one-accumulation": "How it was collected, of {values}.",
    "help.option.one-relation": "How it is hedged, of {values}.",
    "help.option.one-authority": "Who says it, of {values}.",
    "help.option.one-access": "How it was read, of {values}.",
    "help.option.one-vintage": "The census that the figure stands on, of {values}.",
    "help.option.one-domain": "The domain, of {values}.",
    "help.option.one-status": "The status, of {values}.",
    "help.option.one-from": "What the table is, of {values}.",
    "help.option.counterpart": "The region that it is shared with; may be repeated.",
    "help.option.supersedes": "The fact that this one corrects.",
    "help.option.part-of": "The fact that this one is a part of.",
    "help.option.value": "The number, where the printed figure does not give it.",
    "help.option.printed-unit": "Its unit.",
    "help.option.note": "What else must be known.",
    "help.option.id": "What it is called; ids are lower-case letters, digits, . and -.",
    "help.option.yes": "Go on without asking.",
    "help.option.dry-run": "Check everything and write nothing.",
    "help.option.title": "Its title.",
    "help.option.publisher": "Who published it; may be repeated.",
    "help.option.published": "When: 2022-10-21.",
    "help.option.url": "Where it can be read.",
    "help.option.read-on": "The day on which it was read.",
    "help.option.name": "Its Chinese name.",
    "help.option.name-en": "Its English name.",
    "help.option.alias": "Another name of it; may be repeated.",
    "help.option.definition": "What is measured, in a sentence.",
    "help.option.normal-unit": "The unit that its figures are shown in.",
    "help.option.additive": "The figures of parts add up to that of the whole.",
    "help.option.of-regions": "A region that takes part; may be repeated.",
    "help.option.status-printed": "The words that say how far it is.",
    "help.option.summary": "What it is, in your own words.",
    "help.option.summary-en": "The same in English.",
    "help.option.of-facts": "A fact that it led to; may be repeated.",
    "help.option.default-source": "The source of rows that name none.",
    "help.option.default-region": "The region of rows that name none.",
    "help.option.default-metric": "The metric of rows that name none.",
    "help.option.default-period": "The period of rows that name none.",
    "help.option.skip-bad": "Take in the good rows and set the bad ones aside.",
    "help.option.rejects": "Where the bad rows are written.",
    "help.option.replace": "Let rows take the place of your own records of the same id.",
    "help.option.remove-source": "All of your own that is of a source, and the source.",
    "help.option.tidy": "One preferred figure a region, metric and year, with dates and names in both languages.",
    "help.option.wide": "Years across, or metrics in one year: a number a cell.",
    "help.option.one-names": "The language of the names in the rows: {values}.",
    "help.option.sheet": "The sheet of an Excel file to read; without it, the first one.",
    "help.option.map": "How a sheet is read, as --write-map has written it.",
    "help.option.write-map": "Write how a sheet seems to be read, to be checked, and take nothing in.",
    "help.option.default-unit": "The unit of all figures that have none of their own.",
    "help.option.template": "Print a table to fill in.",
    "help.option.list": "List the versions that are kept.",
    "help.version": "Show the version.",
    "help.help": "Explain a topic, or how a command is used.",
    "help.get": "Give the one figure of a region and a metric, the latest or that of a date.",
    "help.argument.get": "A region, a metric and, where one is wanted, a date, in any order; several give a row each.",
    "help.option.at-exactly": "The figure of this date, and of no other: 2022, 2022-10.",
    "help.option.bare-value": "The bare number, in the metric's unit or in --unit.",
    "help.region": "Show a region at a glance, or all its initiatives and figures.",
    "help.regions": "List regions.",
    "help.initiatives": "List initiatives: who does what with whom, and how far it is.",
    "help.facts": "List figures as printed, with period, basis and source.",
    "help.export": "Write figures in a format of other tools.",
    "help.metrics": "List metrics: what can be compared, and in which unit.",
    "help.sources": "List the publications that the store was read from.",
    "help.show": "Show one record whole.",
    "help.cite": "Cite what a fact, an initiative or a source was read in.",
    "help.explain": "Say what a caveat of a comparison means.",
    "help.argument.code": "A caveat's code, such as basis; all without one.",
    "help.argument.cited": (
        "The id of a fact, an initiative or a source, several for a list; or a region and a metric, as `jjj get` takes"
        " them."
    ),
    "help.option.style": "Write them as {values}; gbt7714 (GB/T 7714-2015) unless told otherwise.",
    "help.option.accessed": "The day on which the source was read: 2022-10-31.",
    "help.option.cite": "With the sources as GB/T 7714-2015 cites them.",
    "help.convert": "Convert a figure to another unit, hedge and all.",
    "help.argument.quantity": "A figure such as 3556万亩; - reads them from stdin, one a line.",
    "help.argument.unit": "The unit to convert to; without it, all that read well.",
    "help.extract": "Find every figure in a text, and what it is said of.",
    "help.argument.files": "Texts: plain, Markdown, HTML or .docx; - reads stdin.",
    "help.option.encoding": "How the text is encoded; UTF-8, UTF-16 and GB18030 are told apart without it.",
    "help.option.inline": "Print the text with its figures marked.",
    "help.verify": "Check the figures of a draft against the store.",
    "help.option.only": "Show only these of {values}; a,b for several.",
    "help.option.baseline": "Leave out the findings that are in this file, and fail for none of them.",
    "help.option.write-baseline": "Write what is found to the baseline, and exit with 0.",
    "help.option.all": "Show the unknown figures too, by what was missing.",
    "help.option.explain-why": "Say by which words each fact was meant, and which came next.",
    "help.option.fail-on": "Exit with 1 where there is any of these of {values}; a,b for several.",
    "help.mcp": "Give the store to models as tools that they call: an MCP server, which a program starts.",
    "help.option.mcp-own": "Serve your own facts too; so do --store, --only-own and JJJ_STORE.",
    "help.lsp": "Check drafts while they are written: a language server, which an editor starts.",
    "help.option.lsp-baseline": "Mark none of the findings that are in this file.",
    "help.option.lsp-only": "Mark only figures with these of {values}; a,b for several.",
    "help.search": "Find anything by its words.",
    "help.compare": "Compare a metric across regions, and say what does not compare.",
    "help.audit": "Check the store: schema, references, units, periods.",
    "help.map": "Draw a metric of the cities as a schematic of tiles.",
    "help.argument.mapped": "A metric: gdp, 地区生产总值; or a formula.",
    "help.option.classes": "How figures are parted into shades, of {values}; quantile unless told otherwise.",
    "help.argument.region": "A region: 沧州, 沧州市, Cangzhou, 130900.",
    "help.argument.metric": "A metric (gdp, 森林覆盖率) or a formula; several give a matrix. Regions narrow it.",
    "help.argument.text": "What to look for; several words must all be there.",
    "help.argument.id": "The id of a fact, an initiative, a metric or a source; or a region.",
    "help.argument.initiative-text": "Words that the name, the summary, the regions or the domain have, all of them.",
    "help.argument.fact-text": "Words that the metric, the region, the basis or the figure has, all of them.",
    "help.argument.metric-text": "Words that the names or the definition have, all of them.",
    "help.argument.source-text": "Words that the title or the publishers have, all of them.",
    "help.argument.region-text": "Words that the name holds.",
    "help.option.format": "Print as {values}. On a terminal the default is a table, else TSV.",
    "help.option.fields": "Which columns, in which order: a,b,c.",
    "help.option.no-header": "No header line in tsv and csv.",
    "help.option.to": "The format, of {values}; else what the file's suffix says.",
    "help.option.out": "Write to this file, whole or not at all; - is stdout.",
    "help.option.bom": "Start CSV with a byte order mark, by which Excel knows UTF-8.",
    "help.option.fail-empty": "Exit with 4 where nothing is found.",
    "help.option.quiet": "No notes, neither on stderr nor below a table.",
    "help.option.one-lang": "The language of every word, of {values}; otherwise that of JJJ_LANG or the locale.",
    "help.option.no-pager": "Never show a long table in the pager.",
    "help.option.store": "Your own store, instead of the one in your data directory; or one that an engine reads: a "
    "folder of Parquet, a DuckDB file, an address such as postgresql://….",
    "help.option.only-shipped": "Read the shipped store alone.",
    "help.option.only-own": "Show your own facts and initiatives alone.",
    "help.option.positions": "List positions too: what a place is meant to be, and nothing that is done.",
    "help.option.whole": "On a terminal the whole page, not the first screen.",
    "help.option.facts": "The part of the page with the figures.",
    "help.option.initiatives": "The part of the page with the initiatives.",
    "help.option.all-years": "With --history on a terminal: all years, not only the newest.",
    "help.option.notes": "On a terminal every note and source in full, not in a line each.",
    "help.option.deep": "With everything that lies in it.",
    "help.option.region": "Only this region; several with commas, or the option again.",
    "help.option.on-basis": 'Only series whose basis (口径) holds this text; "" for figures that state none.',
    "help.option.partner": "Only figures from, to or with this region; several with commas, or the option again.",
    "help.option.authority": "Only what these say, of {values}; may be repeated.",
    "help.option.with": "Joint ones in which this region takes part; several with commas, or the option again.",
    "help.option.domain": "Only this domain, of {values}; may be repeated.",
    "help.option.status": "Only this status, of {values}; may be repeated.",
    "help.option.metric": "Only this metric; may be repeated.",
    "help.option.source": "Only what was read in this source.",
    "help.option.nature": "Only this nature, of {values}; may be repeated.",
    "help.option.period": "Only what touches this period: 2022, 2022-10, 2012/2022.",
    "help.option.level": "Only this level, of {values}; may be repeated.",
    "help.option.in": "Only what lies in this region.",
    "help.option.unit": "Show the values in this unit.",
    "help.option.at": "The figures nearest to this date, within the tolerance.",
    "help.option.at-or-common": "The figures nearest to this date; common: of the newest year that most regions have.",
    "help.option.tolerance": "How far periods may lie apart: 1y, 18m, 90d.",
    "help.option.between": "The change between two dates: --between 2012 2022.",
    "help.option.across": "Give changes across a break of basis as well.",
    "help.option.prefer": "Which figures, of {values}: one-source uses one for all regions, where one has all.",
    "help.option.bases": "All bases (口径) of a region, not only one.",
    "help.option.history": "All periods, not only the latest.",
    "help.option.chart": "Draw bars from zero; with --history, lines over time.",
    "help.option.include": "Take in beside actual figures: {values}; may be repeated.",
    "help.option.sum": "Add the parts of a region up, where the metric adds up and all are there.",
    "help.option.parts": "Show the parts of a figure below it.",
    "help.option.sort": "Order by {values}.",
    "help.option.reverse": "The other way round.",
    "help.option.top": "Only the first N rows.",
    "help.option.strict": "Exit with 5 where there is any caveat.",
    "help.option.limit": "At most this many hits.",
    "help.option.text": "Check the facts of a source against its text: SOURCE=FILE; may be repeated.",
    "help.option.statistics": "Show what there is: by metric which regions and years, instead of checking.",
    "help.option.rules": "List the rules instead of checking.",
}
