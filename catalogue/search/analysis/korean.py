"""Korean particles, which are written onto the word: taken off what is asked."""

import re

# 조사 of case, topic and direction, and the plural: the commonest, the longest first.
_PARTICLES = re.compile(
    "(?<=..)(?:으로부터|에서부터|에게서|이라는|으로서|으로써|에서는|에서도|에게는|까지는|"
    "라는|에서|에게|한테|께서|부터|까지|처럼|보다|마다|조차|마저|이나|으로|로서|로써|에는|에도|"
    "들은|들이|들을|들의|와의|과의|"
    "은|는|이|가|을|를|의|에|와|과|도|만|로|나|들)$"
)


def bare(word: str) -> str:
    """A Hangul word without its particle; itself where two syllables would not remain."""
    return _PARTICLES.sub("", word)
