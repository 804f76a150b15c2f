"""What a region is asked about first: its headline metrics, in the order in which a newspaper would give them."""

# No more rows than a screen has room for.
MOST_HEADLINES = 12
# A row each; of several the first that there is a figure of stands for all.
HEADLINE_METRICS: tuple[tuple[str, ...], ...] = (
    ("gdp",),
    ("gdp-growth",),
    ("gdp-per-capita",),
    ("population", "population-census", "population-total"),
    ("urbanization-rate",),
    ("resident-disposable-income", "urban-disposable-income", "rural-disposable-income"),
    ("general-public-budget-revenue",),
    ("retail-sales",),
    ("trade-value",),
    ("forest-coverage",),
    ("pm25-annual-mean",),
    ("area",),
    # What fills a screen where some of these are not known.
    ("tertiary-industry-share",),
    ("export-value",),
    ("hospital-beds",),
    # What is told of a new area, which has few of the others yet.
    ("construction-investment",),
    ("development-area",),
)
