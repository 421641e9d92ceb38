"""``python -m config.checking.messages [--write]``: are all texts there in all languages?

With ``--write``: collect them anew, keep what was translated, compile.
"""

import sys
from pathlib import Path

from ..languages import LANGUAGES
from . import catalogs
from .extracting import texts

BASE_DIR = Path(__file__).resolve().parents[2]
SHOWN = 30


def write(base: Path = BASE_DIR) -> list[str]:
    """Bring the files of every language up to date; returns a line for each."""
    found = list(texts(base))
    lines = []
    for language in LANGUAGES:
        path = catalogs.po_path(base, language.code)
        catalog = catalogs.merged(catalogs.read(path, language.code), found, language.code)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(catalogs.po_bytes(catalog))
        path.with_suffix(".mo").write_bytes(catalogs.mo_bytes(catalog))
        done = len([one for one in catalog if one.id and one.string and all(one.string)])
        lines.append(f"{language.code}: {done} of {len(catalog)} texts translated")
    return lines


def check(base: Path = BASE_DIR) -> list[str]:
    """What is missing, fuzzy, stale or not compiled: a line for each, with its languages."""
    found = list(texts(base))
    languages: dict[str, list[str]] = {}
    for language in LANGUAGES:
        path = catalogs.po_path(base, language.code)
        catalog = catalogs.read(path, language.code)
        for fault in catalogs.faults(catalog, path.with_suffix(".mo"), found):
            languages.setdefault(fault, []).append(language.code)
    lines = [
        f"{fault} ({'all languages' if len(codes) == len(LANGUAGES) else ' '.join(codes)})"
        for fault, codes in languages.items()
    ]
    if len(lines) > SHOWN:
        lines[SHOWN:] = [f"and {len(lines) - SHOWN} more"]
    if lines:
        lines.append("make messages collects and compiles; translate in locale/*/LC_MESSAGES.")
    return lines


def main(arguments: list[str]) -> int:
    """Returns an exit code."""
    if arguments == ["--write"]:
        print("\n".join(write()))
        return 0
    lines = check()
    print("\n".join(lines) or f"All texts are there in {len(LANGUAGES)} languages.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
