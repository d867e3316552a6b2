"""On how many mutants of files the schemas and the model agree.

`python tests/bench/trials_schema.py`; a number after it says how many are tried, 2,000 unless
told otherwise.
"""

import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from schemacase import originals, trial

TRIALS = 2_000


def main() -> int:
    """Try them and print how many agree; the first that do not are shown."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else TRIALS
    known = originals()
    start = perf_counter()
    tried = [trial(known, seed) for seed in range(wanted)]
    apart = [each.told() for each in tried if not each.agreed]
    verdicts = Counter("refused" if each.refusals else "accepted" for each in tried)
    print(
        f"schema and model agree on {wanted - len(apart)} of {wanted} mutants of "
        f"{sum(map(len, known.values()))} files of {len(known)} kinds "
        f"({verdicts['refused']} refused, {verdicts['accepted']} accepted) "
        f"in {perf_counter() - start:.1f} s"
    )
    print("\n".join(apart[:5]))
    return 1 if apart else 0


if __name__ == "__main__":
    sys.exit(main())
