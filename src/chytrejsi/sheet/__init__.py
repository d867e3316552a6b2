"""Workbooks: `columns` is their one contract, from which they are written and read."""
