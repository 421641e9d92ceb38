"""The licence of a record by its SPDX identifier."""

import re

from ...vocabularies.licences import LICENCES, SPDX_ID
from .facts import Facts, rows, said

_KNOWN = {spdx.lower(): spdx for spdx in LICENCES}
_SPDX_URL = re.compile(r"https?://spdx\.org/licenses/([A-Za-z0-9.+-]+?)(?:\.html|\.json)?/?", re.I)
_CC = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses/([a-z-]+)/(\d\.\d)(?:/([a-z]{2,3}))?"
    r"|publicdomain/(zero|mark)/1\.0)(?:/.*)?", re.I,
)  # fmt: skip


def licence(facts: Facts) -> str:
    """The first right that names a licence, by its SPDX identifier or its address."""
    for row in rows(facts.value("rightsList")):
        if found := _licence(row.get("rightsIdentifier"), row):
            return found
    return ""


def _licence(identifier: object, row: object) -> str:
    assert isinstance(row, dict)
    name = said(identifier)
    scheme = said(row.get("rightsIdentifierScheme")).upper()
    if name.lower() in _KNOWN:
        return _KNOWN[name.lower()]
    address = said(row.get("rightsUri") or row.get("rightsURI"))
    if found := of_address(address):
        return found
    return name if scheme == "SPDX" and len(name) <= 60 and SPDX_ID.fullmatch(name) else ""


def of_address(address: str) -> str:
    """``CC-BY-4.0`` for the address of its text, in any language; empty for an unknown one."""
    address = address.strip()
    if match := _SPDX_URL.fullmatch(address):
        return _KNOWN.get(match[1].lower(), match[1])
    if match := _CC.fullmatch(address):
        if match[4]:
            return "CC0-1.0" if match[4].lower() == "zero" else "CC-PDM-1.0"
        name = f"CC-{match[1].upper()}-{match[2]}"
        return f"{name}-{match[3].upper()}" if match[3] else name
    plain = address.rstrip("/")
    return next((spdx for spdx, (_, url) in LICENCES.items() if url.rstrip("/") == plain), "")
