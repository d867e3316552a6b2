"""The kinds of reports. A new kind is a module with its `Kind`, its outline, and a line here."""

from collections.abc import Mapping

from chytrejsi.report.annual import ANNUAL
from chytrejsi.report.final import FINAL
from chytrejsi.report.kind import Kind
from chytrejsi.report.monitoring import MONITORING

REPORTS: Mapping[str, Kind] = {each.name: each for each in (ANNUAL, MONITORING, FINAL)}
