"""``python -m benchmarks.search.collecting``: the lists in ``vocabulary/``, made from real records.

Words of titles, abstracts, excerpts and keywords of the shared data (see its README for where
the records come from), counted in each of the ten languages. Words and how often they stand
are facts; no text of a record is kept. Chinese and Japanese texts are cut into words by ICU's
dictionaries. A line is ``count word word …``, the most frequent words first.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icu

from ..servers import ROOT

SHARED = ROOT.parent / "shared/data"
FOLDER = Path(__file__).parent / "vocabulary"
# What a record of a single language has.
OWN = ("title", "abstract", "keywords", "container", "publisher")
MOST = 3500
LONGEST = 30
CODES = {
    "en": "en", "eng": "en", "english": "en", "zh": "zh-hans", "fr": "fr", "es": "es",
    "pt": "pt", "de": "de", "ru": "ru", "rus": "ru", "ja": "ja", "ko": "ko", "ar": "ar",
    "ara": "ar",
}  # fmt: skip
# What a word of the language is written in; the data's tags are as its makers left them.
LATIN = re.compile(r"[a-zà-öø-ÿœß]{2,}")
SCRIPTS = {
    "ru": re.compile("[а-яё]{2,}"),
    "ar": re.compile("[ء-ْ]{2,}"),
    "zh-hans": re.compile("[一-鿿]{1,4}"),
    "ja": re.compile("[一-鿿ぁ-ヿー]+"),
    "ko": re.compile("[가-힣一-鿿]+"),
}


def main() -> None:
    counts: dict[str, Counter[str]] = {code: Counter() for code in set(CODES.values())}
    for path in sorted(SHARED.glob("works_*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for code, text in texts(json.loads(line)):
                    counts[code].update(words(text, code))
    FOLDER.mkdir(exist_ok=True)
    for code, found in counts.items():
        (FOLDER / f"{code}.txt").write_text(as_text(found), encoding="utf-8")
        print(code, len(found), "words, texts of", found.total())


def texts(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(language, text) of a record, where its language is one of the ten."""
    tagged = [
        (code, str(value))
        for name in ("titles", "abstracts", "keywords")
        for one in record.get(name) or []
        if isinstance(one, dict) and (code := code_of(one.get("lang")))
        for value in one.get("values") or [one.get("value") or ""]
    ]
    yield from tagged
    tags = record.get("language") or record.get("languages")
    code = code_of(tags[0] if isinstance(tags, list) and tags else tags)
    if not code:
        return
    for name in ("subtitle", "excerpt", "summary", *(() if tagged else OWN)):
        value = record.get(name) or ""
        yield code, value if isinstance(value, str) else " ".join(map(str, value))


def code_of(tag: object) -> str | None:
    return CODES.get(re.split("[-_]", str(tag or "").lower())[0])


def words(text: str, code: str) -> Iterator[str]:
    """The words of a text in its language's script, in lower case.

    Korean is written with blanks, and ICU would take particles off.
    """
    if code == "ko":
        yield from SCRIPTS[code].findall(text)
        return
    breaks = icu.BreakIterator.createWordInstance(icu.Locale(code))
    # ICU counts in UTF-16: its own string is cut, not ours.
    whole = icu.UnicodeString(re.sub(r"<[^>]{1,40}>|\$[^$]*\$|\\\w+|&\w+;", " ", text).lower())
    breaks.setText(whole)
    start = breaks.first()
    known = SCRIPTS.get(code, LATIN)
    for end in breaks:
        word = str(whole[start:end])
        start = end
        if len(word) <= LONGEST and known.fullmatch(word):
            yield word


def as_text(counts: Counter[str]) -> str:
    lines: dict[int, list[str]] = {}
    for word, count in sorted(counts.most_common(MOST), key=lambda pair: (-pair[1], pair[0])):
        lines.setdefault(count, []).append(word)
    return "".join(f"{count} {' '.join(some)}\n" for count, some in lines.items())


if __name__ == "__main__":
    main()
