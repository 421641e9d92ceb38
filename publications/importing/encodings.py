"""Which encoding a file's text is in.

In this order: a byte order mark; the escapes of seven-bit encodings; UTF-8, when all of it is
valid; what the file says of itself (``% Encoding:``, the XML declaration), when its bytes
agree; and else the encoding that makes the likeliest text (see ``alphabets``). Encodings are
named as Python names them. A wider one stands for its subsets (cp1252 for Latin-1, gb18030 for
GBK): they read the same. MARC 21's own MARC-8 is no concern of this module.
"""

import codecs
import re

from charset_normalizer import from_bytes

from .likelihood import MEASURED, likelihood

SAMPLE = 1_000_000
"""Bytes of a file that are looked at."""

UTF_8 = "utf-8"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# ISO/IEC 2022 designations: RFC 1468 and 1554 (Japanese), RFC 1557 (Korean).
_ESCAPED = (
    (re.compile(rb"\x1b\$(?:[@B]|\([DOPQ])"), "iso2022_jp_3"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
)
# RFC 1843: ~{ opens pairs of GB 2312, ~} closes them on the same line.
_HZ = re.compile(rb"~\{((?:[\x21-\x77][\x21-\x7e])+)~\}")

# The families of encodings: for which languages each is weighed, and how many usual letters
# more than the commonest one it must show, so that a few letters do not make a file strange.
# The first of a family that the bytes do not contradict is taken.
_FAMILIES: tuple[tuple[tuple[str, ...], str, float], ...] = (
    (("gb18030",), "hans", 0.5),
    (("cp950", "big5", "big5hkscs"), "hant", 0.5),
    (("cp932", "shift_jis_2004"), "ja", 0.5),
    (("euc_jp", "euc_jis_2004"), "ja", 0.5),
    (("cp949", "euc_kr"), "ko", 0.5),
    (("johab",), "ko", 2),
    (("cp1251",), "cyrillic", 1),
    (("koi8_r", "koi8_u"), "cyrillic", 1.5),
    (("cp866", "cp1125"), "cyrillic", 1.5),
    (("iso8859_5",), "cyrillic", 2),
    (("mac_cyrillic",), "cyrillic", 2.5),
    (("cp1256",), "arabic", 1),
    (("iso8859_6",), "arabic", 2),
    (("cp1255", "iso8859_8"), "hebrew", 1),
    (("cp1253",), "greek", 1),
    (("iso8859_7",), "greek", 1.3),
    (("cp1252", "latin_1"), "western", 0),
    (("iso8859_15",), "western", 0.3),
    (("mac_roman",), "western", 1),
    (("cp850",), "western", 1.5),
    (("cp437",), "western", 2),
    (("cp1250",), "central", 0.8),
    (("iso8859_2",), "central", 1),
    (("cp852",), "central", 2),
    (("cp1254",), "turkish", 0.8),
)
# What files say they are in, and what they are in then (WHATWG Encoding Standard).
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "cp950",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
}
_DECLARATIONS = (
    re.compile(rb"^\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']"),
    re.compile(rb"^[ \t]*%[^\n]*?\bencoding:\s*([A-Za-z0-9._:-]+)", re.I | re.M),
    re.compile(rb"-\*-.*?\bcoding:\s*([A-Za-z0-9._-]+?)(?:-(?:unix|dos|mac))?\s*(?:;|-\*-)"),
    re.compile(rb"^This file was created with JabRef[^\n]*\n\s*Encoding:\s*(\S+)", re.I | re.M),
)
_LOOKED_AT = 4_096
_ENOUGH = 0.2
_SURE = 0.6
_SURE_OF_HAN, _SURE_OF_LETTERS = 0.4, 0.7
_FEW = 20
_VALID = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def detect(sample: bytes) -> str:
    """The encoding of the text that begins with ``sample``; never raises."""
    found = next((name for mark, name in _MARKS if sample.startswith(mark)), "")
    found = found or _wide(sample)
    if found:
        return found
    sample = whole_lines(sample)
    if sample.isascii():
        return _seven_bit(sample)
    if decodes(sample, UTF_8):
        return UTF_8
    return declared(sample) or _damaged_utf_8(sample) or _likeliest(sample)


def likeliest_beyond_latin(sample: bytes) -> str:
    """The encoding of MARC records that are in none MARC has: of Cyrillic or Han, say.

    Empty for UTF-8, ASCII, MARC-8 (which has escapes for other scripts and puts accents
    before their letters) and whatever is not certain.
    """
    if sample.isascii() or decodes(sample, UTF_8) or b"\x1b" in sample or _damaged_utf_8(sample):
        return ""
    lines = _telling(re.sub(rb"[\x1d-\x1f]", b"\n", sample))
    found = _best(sample, lines, _ENOUGH, 1.0)
    languages = next((one[1] for one in _FAMILIES if found in one[0]), "western")
    enough = _SURE_OF_HAN if languages in ("hans", "hant", "ja", "ko") else _SURE_OF_LETTERS
    if not found or languages in ("western", "central", "turkish"):
        return ""
    sure = likelihood(lines.decode(found, "replace"), languages) > enough
    return found if sure else ""


def declared(sample: bytes) -> str:
    """The encoding that the file names, when its bytes can be in it; else an empty text."""
    for pattern in _DECLARATIONS:
        match = pattern.search(sample[:_LOOKED_AT])
        if match is None:
            continue
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
        except (LookupError, ValueError):
            continue
        # What was read a byte a letter is in neither; and this is asked when it is not UTF-8.
        if name.startswith(("utf-16", "utf-32", "utf-7")) or not is_text_encoding(name):
            continue
        for one in dict.fromkeys((_WIDER.get(name, name), name)):
            if decodes(sample, one):
                return one
    return ""


def is_text_encoding(name: str) -> bool:
    """Whether Python knows ``name`` as an encoding of text (``zip`` and ``hex`` are none)."""
    try:
        codecs.lookup(name)
        "".encode(name)
        b"".decode(name)
    except (LookupError, ValueError, TypeError, AssertionError):
        return False
    return True


def decodes(sample: bytes, encoding: str) -> bool:
    """Whether all bytes are in the encoding; a character cut at the end does not count."""
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(sample, final=False)
    except (UnicodeError, LookupError):
        return False
    return True


def whole_lines(sample: bytes) -> bytes:
    """A full sample without its last, perhaps unfinished line."""
    if len(sample) < SAMPLE:
        return sample
    end = max(sample.rfind(b"\n"), sample.rfind(b"\r"))
    return sample[: end + 1] if end > 0 else sample


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: ASCII letters and line ends leave zeros in every second byte."""
    even, odd = sample[0:20_000:2].count(0), sample[1:20_000:2].count(0)
    if even + odd < 2:
        return ""
    name = "utf-16-le" if odd > even else "utf-16-be"
    few, many = sorted((even, odd))
    if few * 20 > many or not decodes(sample, name):
        return ""
    return "" if re.search("[\x00-\x08\x0e-\x1a]", sample[:20_000].decode(name, "ignore")) else name


def _seven_bit(sample: bytes) -> str:
    for pattern, name in _ESCAPED:
        if pattern.search(sample):
            # The oldest set that has all of it: newer ones spell some signs otherwise.
            names = ("iso2022_jp", "iso2022_jp_2", name) if "jp" in name else (name,)
            return next((one for one in names if decodes(sample, one)), UTF_8)
    if b"~{" in sample and decodes(sample, "hz"):
        inside = b"".join(_HZ.findall(sample)[:500])
        text = bytes(byte | 0x80 for byte in inside).decode("gb2312", "replace")
        if text and likelihood(text, "hans") > _ENOUGH:
            return "hz"
    return UTF_8


def _damaged_utf_8(sample: bytes) -> str:
    """UTF-8 when most of its bytes are right: the others come from a few bad records.

    Text in another encoding is UTF-8 by chance in a third of its bytes at most.
    """
    valid = [len(found[0]) for found in _VALID.finditer(sample)]
    return UTF_8 if len(valid) >= 4 and sum(valid) >= 0.7 * len(_HIGH.findall(sample)) else ""


def _likeliest(sample: bytes) -> str:
    lines = _telling(sample)
    return _best(sample, lines, _ENOUGH, 1.0) or _best(sample, lines, _SURE, 0.0) or _unusual(lines)


def _best(sample: bytes, lines: bytes, enough: float, handicaps: float) -> str:
    best, found = enough, ""
    for names, languages, handicap in _FAMILIES:
        text = lines.decode(names[0], "replace")
        score = likelihood(text, languages, handicap * handicaps)
        if score > best:
            best, found = score, _of_family(sample, names)
    return found


def _of_family(sample: bytes, names: tuple[str, ...]) -> str:
    # KS X 1001 spells rare syllables with a filler in front, which cp949 shows as letters.
    if "euc_kr" in names and b"\xa4\xd4" in sample and decodes(sample, "euc_kr"):
        return "euc_kr"
    return next((one for one in names if decodes(sample, one)), names[0])


def _unusual(lines: bytes) -> str:
    """What charset-normalizer makes of a script that is not weighed here.

    Of a few characters it makes anything (Urdu of a no-break space).
    """
    if len(_HIGH.findall(lines)) < _FEW:
        return "cp1252"
    match = from_bytes(lines[:32_768]).best()
    return match.encoding if match and match.encoding != "ascii" else "cp1252"


def _telling(sample: bytes) -> bytes:
    """The lines that have bytes beyond ASCII, as many as are weighed."""
    found, size = [], 0
    for line in sample.splitlines(keepends=True):
        if not line.isascii():
            found.append(line)
            size += len(_HIGH.findall(line))
        if size > 2 * MEASURED:
            break
    return b"".join(found)
