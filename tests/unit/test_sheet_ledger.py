from hypothesis import given
from hypothesis import strategies as st

from chytrejsi.sheet.read.ledger import Fate, Ledger

CELLS = st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["A1", "A2"]))


@given(st.lists(st.tuples(CELLS, st.sampled_from(Fate))), st.lists(CELLS))
def test_each_filled_cell_has_one_fate_and_a_refusal_stays(
    notes: list[tuple[tuple[str, str], Fate]], refused: list[tuple[str, str]]
) -> None:
    ledger = Ledger()
    for cell, fate in notes:
        ledger.note(*cell, fate)
    for cell in refused:
        ledger.refuse_if_filled(*cell)
    filled = {cell for cell, _fate in notes}
    hard = {cell for cell, fate in notes if fate is Fate.REFUSED} | (filled & set(refused))
    counts = ledger.tally()
    assert counts.filled == len(filled)
    assert counts.refused == len(hard)
    assert counts.filled == counts.accepted + counts.normalised + counts.refused + counts.ignored
