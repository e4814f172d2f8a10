"""Judgements: each grade with the area and the inspection that it is of."""
