"""The differences as the one JSON document of `--format json`."""

import json

from chytrejsi.compare.comparison import HEAVIEST_FIRST, Comparison, Side


def document_of(comparison: Comparison) -> dict[str, object]:
    """Give the changes, then the two sides and how many changes there are of each weight."""
    return {
        "changes": [each.as_json() for each in comparison.differences],
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "counts": {each.value: len(comparison.of(each)) for each in HEAVIEST_FIRST},
    }


def as_json(comparison: Comparison) -> str:
    """Write the document for a file, which is UTF-8 whatever the terminal is."""
    document = document_of(comparison)
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _side(side: Side) -> dict[str, str | None]:
    day = side.day.isoformat() if side.day else None
    return {"name": side.name or None, "commit": side.commit or None, "date": day}
