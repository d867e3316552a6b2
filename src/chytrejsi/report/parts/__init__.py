"""Builders of blocks: small functions from the context (and a fiche or an area) to blocks."""
