"""What the public may see: the data without what is internal, personal or confidential."""

from dataclasses import replace

from chytrejsi.model.dataset import Dataset


def published(dataset: Dataset) -> Dataset:
    """Give the data without events, indicators and values that are not public."""
    return replace(
        dataset,
        events={name: each for name, each in dataset.events.items() if each.public},
        indicators={name: each for name, each in dataset.indicators.items() if each.public},
    )
