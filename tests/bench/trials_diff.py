"""Touch one thing of a plan at random, many times, and count how often exactly that is told.

python tests/bench/trials_diff.py [--trials 1000] [--seed 0]
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from chytrejsi.compare.compare import differences
from chytrejsi.language import language
from comparecase import DEMO, loaded
from planmutants import respelling, touch

REGION = Path(__file__).parent.parent.parent


def main() -> int:
    """Make the trials and print what they show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    plans = [loaded(DEMO), loaded(REGION)]
    told, noisy, codes = 0, 0, Counter[str]()
    for trial in range(asked.seed, asked.seed + asked.trials):
        random, plan = Random(trial), plans[trial % 2]  # noqa: S311
        done = touch(plan, random)
        found = differences(plan, done.dataset, language("cs"))
        codes.update(each.code for each in found)
        if done.told_by(found):
            told += 1
        else:
            print(f"trial {trial}: {done.what}", *found, sep="\n    ")
        if trial % 20 == 0:
            noisy += len(differences(plan, respelling(plan, random), language("cs")))
    print(f"told exactly: {told} of {asked.trials}; codes seen: {len(codes)}")
    print(f"told of plans written in another way ({-(-asked.trials // 20)}): {noisy} differences")
    return 0 if told == asked.trials and not noisy else 1


if __name__ == "__main__":
    sys.exit(main())
