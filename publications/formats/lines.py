"""Text made fit for one line of a file that others will parse."""

import re

# What any reader may take for the end of a line (Python's str.splitlines knows them all).
_BREAKS = re.compile("[ \t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
# Controls, lone surrogates, noncharacters, byte order mark, interlinear marks, and the bidi
# controls that reach beyond their own text (UAX #9: embeddings, overrides, isolates). The
# marks LRM, RLM and ALM and the joiners stay: Arabic and Persian are written with them.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\u202a-\u202e\u2066-\u206f]"
)


def line(text: str) -> str:
    """``text`` on one line, without what is invisible and could do harm."""
    if text.isprintable() and "  " not in text:  # most are: nothing below is printable
        return text.strip(" ")
    return _BREAKS.sub(" ", _DROPPED.sub("", text)).strip()
