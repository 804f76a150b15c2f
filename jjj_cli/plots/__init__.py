"""Comparisons as pictures: what a picture shows is data here, and `drawing` alone knows how it is drawn."""
