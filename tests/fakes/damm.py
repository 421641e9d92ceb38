"""The check digit of nla.obj numbers: Damm's algorithm, written apart from the project's own
so that the two can be held against each other."""

# The totally anti-symmetric quasigroup of order 10 of Damm's thesis (2004).
_QUASIGROUP = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def is_valid(digits: str) -> bool:
    """True when the last of ``digits`` checks the others."""
    interim = 0
    for digit in digits:
        interim = int(_QUASIGROUP[interim][int(digit)])
    return interim == 0
