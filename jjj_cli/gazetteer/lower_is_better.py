"""Metrics of which less is better, so that nobody takes the head of a ranking for the best."""

LOWER_IS_BETTER = frozenset(
    {
        "death-rate",
        "electricity-intensity",
        "energy-intensity",
        "heavy-pollution-days",
        "industrial-energy-intensity",
        "no2-annual-mean",
        "ozone-annual",
        "pm10-annual-mean",
        "pm25-annual-mean",
        "pm25-monthly-mean",
        "pm25-year-to-date-mean",
        "so2-annual-mean",
        "urban-rural-income-ratio",
    }
)
