"""What is stored: the records, their code lists, periods in time, and hedges as bounds.

It imports the words of messages alone. Begin with `records`, which has every table of the store, and docs/record.md,
which says what each field means. `codelists` has the values that fields may have, `periods` what a time covers,
`bounds` what a hedge leaves open, `precision` how exactly a number is printed, `coverage` what there is of a metric.
"""
