"""Keeps, monitors and reports a public action plan."""

__version__ = "0.1.0"
