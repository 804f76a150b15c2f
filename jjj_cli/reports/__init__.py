"""Reports on regions and metrics to hand on: what they say is data, and each form writes it in its way.

They may import answers, comparison, citation and exports. Begin with `composition`; `region_report` and
`metric_report` say what is on a page, `excluded` which figures are left out and why, `document` is what a report is
made of, `formats` the table of forms.
"""
