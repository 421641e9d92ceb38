"""Where an opaque suffix (of a DOI, of a Handle) ends in running text.

A suffix may hold any printable character, so its end can only be judged: by white space,
by the punctuation of the sentence, by a bracket that was never opened inside it, by mark-up,
and by the scripts that put no space after it. Inside it brackets and the groups of SICI
codes (ANSI/NISO Z39.56, ``<1097::AID-SIM968>3.0.CO;2-2``) belong to it.
"""

import re

STOPS = re.compile(
    '[\\s"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a'
    "\u3001\u3002\u3008-\u3011\u3014-\u3017\uff0c\uff1b\uff01\uff1f"
    "\u060c\u061b\u061f\u06d4]+"
)
"""Where running text is cut before it is folded: white space, quotation marks, and the CJK
and Arabic punctuation, some of which NFKC would turn into characters a suffix may hold."""

# One step of a suffix: a SICI group, a bracket, or any ASCII, Latin, Greek or Cyrillic
# character but the quotation mark, backslash, backtick and bar. Han, kana, Hangul, Arabic …
# end it: their words follow without a space, and no agency registers them.
_STEP = re.compile(
    r"<[^<>\s]+>(?=[0-9]\.[0-9]\.)|[()\[\]{}]"
    "|[!#-'*-;=?-Z^_a-z~\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u052f\u1e00-\u1fff]"
)
_CLOSES = {")": "(", "]": "[", "}": "{"}
_PUNCTUATION = ".,;:!?'/&([{\u00a1\u00bf\u00b7"
# A fragment, unless `#` is the check character of a SICI code, which stands last: `;2-#`.
_FRAGMENT = re.compile(r"(?<!;2-)#|#(?=[^\W_])")


def trim(text: str) -> str:
    """The suffix (or whole identifier) that the text begins with, without what follows it.

    The result is empty or ends neither with punctuation nor with an opening bracket.
    """
    opened = dict.fromkeys(_CLOSES.values(), 0)
    end = 0
    while step := _STEP.match(text, end):
        if step[0] in opened:
            opened[step[0]] += 1
        elif opening := _CLOSES.get(step[0]):
            if not opened[opening]:
                break
            opened[opening] -= 1
        end = step.end()
    return text[:end].rstrip(_PUNCTUATION)


def trim_whole(text: str) -> str | None:
    """``trim``, or None when more than punctuation and brackets would be lost.

    For text whose extent is known, as after percent-decoding: a half is not the identifier.
    """
    kept = trim(text)
    return None if re.search(r"[^\W_]", text[len(kept) :]) else kept


def path_only(text: str, *, parameter: bool = False) -> str:
    """What an address holds before its query and fragment (RFC 3986 §3.4, §3.5).

    With ``parameter`` the address stands inside another one's query and ends at ``&`` too.
    """
    text = text.partition("?")[0]
    if fragment := _FRAGMENT.search(text):
        text = text[: fragment.start()]
    return text.partition("&")[0] if parameter else text
