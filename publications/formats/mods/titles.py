"""titleInfo: every title with its subtitle, tied to the others by altRepGroup."""

from collections.abc import Iterator

from ...records import Record
from ...texts import Text, same_language
from .. import in_order
from ..datacite.readings import reading_tag
from ..xml import element, group
from . import tagged

_GROUP = "title"


def title_infos(record: Record, language: str) -> Iterator[str]:
    """The original, its romanised form and reading, then the translations."""
    titles = in_order.in_order(record.titles, language, unsure=True)
    subtitles = in_order.in_order(record.subtitles, language, unsure=True)
    tie = _GROUP if len(titles) > 1 or any(one.romanised or one.reading for one in titles) else ""
    for number, title in enumerate(titles):
        subtitle = next((one for one in subtitles if _belongs(one, title)), None)
        if subtitle is not None:
            subtitles.remove(subtitle)
        first = {"usage": "primary"} if number == 0 else {"type": "translated"}
        yield title_info(title, subtitle, {**first, "altRepGroup": tie})
        yield from _readings(title)
    for subtitle in subtitles:
        yield title_info(subtitle, None, {"type": "alternative"})


def title_info(title: Text, subtitle: Text | None, values: dict[str, str]) -> str:
    """One titleInfo; nothing for an empty title."""
    return group(
        "titleInfo",
        (element("title", title.value), element("subTitle", subtitle.value if subtitle else "")),
        {**values, **tagged.text(title)},
    )


def _belongs(subtitle: Text, title: Text) -> bool:
    is_sure = (subtitle.state in tagged.LABELS) == (title.state in tagged.LABELS)
    both_original = subtitle.is_original and title.is_original
    return is_sure and (both_original or same_language(subtitle.lang, title.lang))


def _readings(title: Text) -> Iterator[str]:
    base = title.lang.split("-")[0] or "und"
    for value, tag in (
        (title.romanised, f"{base}-Latn"),
        (title.reading, reading_tag(base, title.reading)),
    ):
        if value:
            yield title_info(Text(value, tag), None, {"altRepGroup": _GROUP})
