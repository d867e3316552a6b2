"""Notes on an area's data: what cannot be evaluated is not left without a word."""

from dataclasses import replace

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.observation import ReportedValue
from chytrejsi.report.blocks import Bullets, plain
from reportmaking import annual, dataset


def with_value(data: Dataset, key: str, value: ReportedValue) -> Dataset:
    """Put a value in the place of what a file says of the same indicator."""
    seen = data.observations[key]
    rest = tuple(each for each in seen.values if each.indicator != value.indicator)
    changed = seen.model_copy(update={"values": (*rest, value)})
    return replace(data, observations={**data.observations, key: changed})


def notes(data: Dataset) -> list[str]:
    told = [block for block in annual(data).blocks if isinstance(block, Bullets)]
    return [plain(item).replace("\u00a0", " ") for block in told for item in block.items]


def test_a_conflict_is_told() -> None:
    other = ReportedValue(indicator="EN-2", value="900")
    told = notes(with_value(dataset(), "2025/odbor-rozvoje", other))
    assert (
        "Spotřeba elektřiny v budovách: nelze vyhodnotit – k témuž datu byly vykázány různé "
        "hodnoty." in told
    )


def test_what_came_in_vain_is_not_called_silence() -> None:
    vague = ReportedValue(indicator="UR-1", value="asi devět")
    told = notes(with_value(dataset(), "2025/odbor-rozvoje", vague))
    assert "Elektronické agendy: vykázaný údaj není číslo." in told
    silent = [each for each in told if each.startswith("Bez vykázané hodnoty")]
    assert not any("Elektronické agendy" in each for each in silent)
