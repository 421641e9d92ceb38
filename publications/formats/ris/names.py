"""Names as RIS parts them: at a comma.

Where a name must not be parted, a no-break space says so, and it is what keeps bibutils from
taking the last word of ``National Library of Australia`` for a family name.
"""

import re

from ...names import Name
from ..gathering import parted_name, whole_name

NO_BREAK = "\xa0"
_COMMA = re.compile(f",(?!{NO_BREAK})")
# bibutils takes "and" for what stands between two names.
_AND, _KEPT_AND = " and ", f"{NO_BREAK}and{NO_BREAK}"


def written(name: Name) -> str:
    """``Family, Given``, or the whole with no-break spaces."""
    if name.family:
        family = name.family.replace(", ", "," + NO_BREAK).replace(_AND, _KEPT_AND)
        return f"{family}, {name.given.replace(_AND, _KEPT_AND)}"
    return name.literal.replace(" ", NO_BREAK)


def read(value: str) -> Name:
    """The name on a line: parted at its first comma, else whole, as it stands."""
    if NO_BREAK in value and ", " not in value:  # what is parted has a blank behind its comma
        return whole_name(value.replace(NO_BREAK, " "))
    family, *rest = _COMMA.split(value.replace(_KEPT_AND, _AND), maxsplit=1)
    given = rest[0].strip() if rest else ""
    family = family.strip()
    if not family or not given:
        return whole_name(family or given)
    return parted_name(family.replace("," + NO_BREAK, ", "), given)
