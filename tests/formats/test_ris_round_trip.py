"""RIS comes back as it was written, but for what its document says is lost."""

import re
import shutil
import subprocess
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats import choosing, ris
from publications.records import Record

from .round_trip import ris as kept
from .round_trip.data import records_of_data
from .round_trip.losses import back
from .round_trip.strategies import records

MODS = {"m": "http://www.loc.gov/mods/v3"}


@given(st.lists(records(), max_size=3))
@settings(max_examples=80, deadline=None)
def test_records_come_back_as_they_are_kept(made: list[Record]) -> None:
    assert back(ris.FORMAT, made) == [kept.kept(record) for record in made]


@given(records())
@settings(max_examples=40, deadline=None)
def test_what_was_read_is_written_and_read_the_same(made: Record) -> None:
    once = back(ris.FORMAT, [made])
    assert back(ris.FORMAT, [record for record in once if record]) == once


@pytest.mark.parametrize("loss", kept.LOSSES, ids=lambda loss: loss.sentence[:40])
def test_loss_is_admitted_in_the_document(loss: kept.Loss) -> None:
    assert loss.is_documented


@pytest.mark.shared
def test_every_work_of_the_real_data_comes_back() -> None:
    real = (record for _, record in records_of_data())
    while batch := list(islice(real, 2000)):
        found = back(ris.FORMAT, batch)
        assert len(found) == len(batch)
        pairs = zip(batch, found, strict=True)
        assert [(one, read) for one, read in pairs if read != kept.kept(one)] == []


@pytest.mark.shared
def test_bibutils_finds_every_title_and_author_of_the_real_data(tmp_path: Path) -> None:
    """A comma in a name in one piece parts it all the same, and so does a suffix."""
    program = shutil.which("ris2xml")
    if program is None:
        pytest.skip("ris2xml is not installed (apt-get install bibutils)")
    real = [record for _, record in records_of_data()]
    path = tmp_path / "real.ris"
    path.write_bytes(b"".join(ris.write(real, "")))
    done = subprocess.run([program, str(path)], capture_output=True, timeout=300)
    root = ElementTree.fromstring(done.stdout.removeprefix(b"\xef\xbb\xbf"))
    found = root.findall("m:mods", MODS)
    assert len(found) == len(real)
    for mods, record in zip(found, real, strict=True):
        title = choosing.whole_title(record, choosing.title(record, ""))
        titles = ["".join(one.itertext()) for one in mods.findall("m:titleInfo", MODS)]
        assert [bare(one) for one in titles] == [bare(title)] * bool(title)
        names = [name for _, name in choosing.named(choosing.makers(record), "")]
        if not any("," in f"{name.literal}{name.given}" for name in names):
            wanted = sorted(bare(name.family + name.given + name.literal) for name in names)
            assert sorted(authors(mods)) == wanted


def authors(mods: ElementTree.Element) -> list[str]:
    return [
        bare("".join(part.text or "" for order in ("family", "given", None)
                     for part in name.findall("m:namePart", MODS) if part.get("type") == order))
        for name in mods.findall("m:name", MODS)
        if "author" in [role.text for role in name.iter(f"{{{MODS['m']}}}roleTerm")]
    ]  # fmt: skip


def bare(text: str) -> str:
    """Letters and digits alone: bibutils moves stops and blanks."""
    return re.sub(r"[\W_]+", "", text)
