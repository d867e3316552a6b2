"""The kinds of reports. A new kind is a module with its function, its outline, and a line here."""

from collections.abc import Callable, Mapping

from chytrejsi.report.annual import annual_report
from chytrejsi.report.blocks import Report

REPORTS: Mapping[str, Callable[..., Report]] = {"annual": annual_report}
