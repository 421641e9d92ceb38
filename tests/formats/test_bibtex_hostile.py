"""BibTeX files made to hang or to eat memory do neither."""

import time
import tracemalloc
from collections.abc import Iterator
from io import BytesIO, RawIOBase
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.formats.base import Source
from publications.formats.bibtex import read

# Seconds of this machine's work; each takes a tenth of it where nothing else runs.
LONGEST = 20
NESTED = "{" * 100_000
GOOD = "\n@book{last, title={Last}}\n"

FILES = {
    "a million braces": "@misc{a, title={" + "{" * 1_000_000,
    "closing braces": "@misc{a, title={x" + "}" * 1_000_000,
    "deep nesting": "@misc{a, title={" + NESTED + "x" + "}" * 100_000 + "}, author={" + NESTED
    + "}" * 100_000 + "}}",
    "one field of ten megabytes": "@misc{a, abstract={" + "x " * 5_000_000 + "}}",
    "NULs": "@misc{a, title={A\0B}, author={\0}, date={\0}}" + "\0" * 1_000_000,
    "at signs": "@" * 1_000_000,
    "quotation marks": '@misc{a, title="' + '{"}' * 300_000,
    "blanks": "@misc{a, title={x" + " " * 1_000_000 + "y}}",
    "heads without end": "\n@" * 300_000,
    "names": "@misc{a, author={" + "A and " * 200_000 + "}}",
    "commas": "@misc{a, author={" + "A," * 200_000 + "}, keywords={" + ",;" * 200_000 + "}}",
    "fields": "@misc{a," + "".join(f"f{n}={{x}}," for n in range(100_000)) + "}",
    "one field a hundred thousand times": "@misc{a," + "f={x}," * 100_000 + "}",
    "lost commas": "@misc{a, f={x} " + "g={y} " * 100_000 + "}",
    "parts put together": "@misc{a, title=" + "{x} # " * 100_000 + "{y}}",
    "accents": "@misc{a, title={" + "\\'" * 100_000 + "}}",
    "maths": "@misc{a, title={" + "$x" * 100_000 + "}}",
    "annotations": "@misc{a, author={A}, author+an:orcid={" + '1="x";' * 100_000 + "}}",
    "a circle of entries": "".join(
        f"@book{{k{n}, xdata={{{','.join(f'k{m}' for m in range(20))}}}}}\n" for n in range(500)
    ),
    "a chain of entries": "".join(
        f"@book{{k{n}, crossref={{k{n + 1}}}, f{n}={{x}}}}\n" for n in range(5_000)
    ),
    "strings of strings": '@string{s0="xxxxxxxxxx"}\n' + "".join(
        f"@string{{s{n + 1}={' # '.join([f's{n}'] * 10)}}}\n" for n in range(40)
    ) + "@misc{a, title=s12}",
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_file_is_read_to_its_end_in_time(name: str) -> None:
    begun = time.process_time()
    found = list(read(Source(BytesIO((FILES[name] + GOOD).encode()))))
    assert time.process_time() - begun < LONGEST
    assert found[-1].key == "last" and found[-1].record is not None
    for entry in found:
        for text in (entry.record.titles + entry.record.abstracts) if entry.record else ():
            assert len(text.value) <= 100_000


class Long(RawIOBase):
    """``times`` the same entry, made as it is read."""

    def __init__(self, times: int) -> None:
        self.entry = b"@article{key, author={Wu, Zhaohui}, title={Beyond tokens}, year=2026}\n" * 10
        self.times = times

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return 0

    def seek(self, *_: Any) -> int:
        self.given = 0
        return 0

    def readinto(self, buffer: Any) -> int:
        self.given = getattr(self, "given", 0) + 1
        if self.given > self.times:
            return 0
        buffer[: len(self.entry)] = self.entry
        return len(self.entry)


def test_memory_stays_flat_however_long_the_file_is() -> None:
    def peak(times: int) -> int:
        tracemalloc.start()
        entries: Iterator[Any] = read(Source(cast(Any, Long(times)), "utf-8"))
        assert sum(1 for entry in entries if entry.record) == times * 10
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(400) < peak(100) + 300_000


@given(st.binary(max_size=300) | st.text(st.sampled_from('@{}()"=,#\\\n misc1'), max_size=300)
       .map(str.encode))  # fmt: skip
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    for entry in read(Source(BytesIO(data))):
        assert entry.record or entry.problems
