"""Licences by their SPDX identifier, with the name and address readers see.

Source: SPDX License List (spdx.org/licenses); an editor may give any identifier of it.
"""

import re

LICENCES = {
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "PDDL-1.0": ("PDDL 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    "CC-PDM-1.0": ("Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"),
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC-BY-NC-4.0": ("CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
    "CC-BY-NC-SA-4.0": ("CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
    "CC-BY-ND-4.0": ("CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
    "CC-BY-NC-ND-4.0": ("CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
    "CC-BY-3.0": ("CC BY 3.0", "https://creativecommons.org/licenses/by/3.0/"),
    "CC-BY-SA-3.0": ("CC BY-SA 3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
    "ODC-By-1.0": ("ODC-By 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "ODbL-1.0": ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "MIT": ("MIT", "https://opensource.org/license/mit"),
    "Apache-2.0": ("Apache 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    "AGPL-3.0-or-later": ("AGPL 3.0 or later", "https://www.gnu.org/licenses/agpl-3.0"),
    "GPL-3.0-or-later": ("GPL 3.0 or later", "https://www.gnu.org/licenses/gpl-3.0"),
    "GFDL-1.3-or-later": ("GFDL 1.3 or later", "https://www.gnu.org/licenses/fdl-1.3"),
}

# SPDX specification, annex D: idstring = 1*(ALPHA / DIGIT / "-" / "." ).
SPDX_ID = re.compile(r"[A-Za-z0-9.-]+\+?")


def licence_name(spdx: str) -> str:
    """How the licence is called, the identifier itself when we know no other name."""
    return LICENCES[spdx][0] if spdx in LICENCES else spdx


def licence_url(spdx: str) -> str:
    """Where its text stands; an empty text for an unknown one."""
    if spdx in LICENCES:
        return LICENCES[spdx][1]
    return f"https://spdx.org/licenses/{spdx}.html" if spdx else ""
