"""One metric across regions: which figures, in what order, and what stands in the way.

It may import units, the gazetteer and the wording of figures. Begin with `ranking`; `preference`
decides which figure stands for a region, `results` is what is answered.
"""
