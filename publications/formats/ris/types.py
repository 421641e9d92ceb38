"""Types of references: what ``TY`` says of a work, and what ``M3`` (type of work) adds."""

from ...vocabularies.work_types import WORK_TYPES, work_type

PLAIN, ARTICLE = "GEN", "MGZN"
# Types whose container is a periodical.
IN_PERIODICALS = frozenset({"ABST", "EJOUR", "INPR", "JFULL", "JOUR", "MGZN", "NEWS"})
# Types of parts: an ISBN is that of the book they are in.
PARTS = IN_PERIODICALS | {"CHAP", "CPAPER", "DICT", "ECHAP", "ENCYC"}
# Whole publications, whose only page number is the number of their pages.
WHOLES = frozenset({"BOOK", "EBOOK", "EDBOOK", "RPRT", "THES"})

# TY: ours. Those that are not here (laws, hearings, equations …) have no type of ours.
TYPES = {
    "ABST": "journal-article",
    "ADVS": "video",
    "ART": "image",
    "BLOG": "blog-post",
    "BOOK": "book",
    "CHAP": "chapter",
    "CHART": "image",
    "CLSWK": "book",
    "COMP": "software",
    "CONF": "conference-proceedings",
    "CPAPER": "conference-paper",
    "CTLG": "book",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "chapter",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "journal-article",
    "ELEC": "website",
    "ENCYC": "chapter",
    "FIGURE": "image",
    "GEN": "",
    "GOVDOC": "report",
    "ICOMM": "website",
    "INPR": "journal-article",
    "JFULL": "journal-article",
    "JOUR": "journal-article",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "magazine-article",
    "MPCT": "video",
    "MULTI": "other",
    "MUSIC": "musical-notation",
    "NEWS": "newspaper-article",
    "PAMP": "text",
    "PAT": "patent",
    "PCOMM": "letter",
    "POD": "sound",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "lecture",
    "SOUND": "sound",
    "STAND": "standard",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "video",
    "WEB": "website",
}


def written(code: str, in_container: bool) -> tuple[str, str]:
    """``TY`` and ``M3`` of a work type; ``M3`` is empty where ``TY`` says all.

    Only articles have a journal in RIS: a type it does not know that stands in a serial is one.
    """
    kind = work_type(code).ris
    if kind == PLAIN and in_container:
        kind = ARTICLE
    told = _alone(kind, in_container) == code or code not in WORK_TYPES
    return kind, "" if told else code.replace("-", " ")


def read(kind: str, more: list[str], in_container: bool) -> str:
    """The work type of a ``TY`` and its ``M3`` lines, empty where it is not known."""
    for value in more:
        code = "-".join(value.lower().split())
        if code in WORK_TYPES and kind == written(code, in_container)[0]:
            return code
    return _alone(kind, in_container)


def _alone(kind: str, in_container: bool) -> str:
    # Zotero and Scopus write papers in proceedings as CONF.
    if kind == "CONF" and in_container:
        return "conference-paper"
    return TYPES.get(kind, "")
