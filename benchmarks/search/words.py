"""Words of the ten languages as real records have them (``vocabulary/``, see ``collecting``)."""

import random
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "vocabulary"
# Written without blanks.
UNSPACED = frozenset(["zh-hans", "ja"])
# Each stands in so large a share of all works (see ``works``), and is drawn nowhere else.
COMMON = ("archive", "history", "language", "memory")
COMMON_SHARE = 0.14
# Real catalogues never stop meeting new words, names and numbers above all; a list ends. So
# one word in so many is two words of the list written as one, most of them rare.
ONE_COMPOUND_IN = 40


class Words(NamedTuple):
    """``words`` by frequency, and the running sums of how often they stand in the records."""

    words: tuple[str, ...]
    sums: tuple[int, ...]
    space: str

    def draw(self, chance: random.Random, number: int) -> list[str]:
        """So many words as often as the records have them, which is nearly Zipf's law."""
        found = chance.choices(self.words, cum_weights=self.sums, k=number)
        for place in range(chance.randrange(ONE_COMPOUND_IN), number, ONE_COMPOUND_IN):
            found[place] = "".join(chance.choices(self.words, k=2))
        return found


@cache
def words(code: str) -> Words:
    """Those of a site language."""
    counted = []
    for line in (FOLDER / f"{code}.txt").read_text(encoding="utf-8").splitlines():
        count, *some = line.split()
        counted += [(word, int(count)) for word in some if word not in COMMON]
    sums = tuple(accumulate(count for _, count in counted))
    return Words(tuple(word for word, _ in counted), sums, "" if code in UNSPACED else " ")
