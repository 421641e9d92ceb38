"""Icons drawn for this site, 16 units square, in the colour of the text around them."""

from django.utils.safestring import SafeString, mark_safe

_STROKE = (
    '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" '
    'stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" '
    'aria-hidden="true">{}</svg>'
)
_SHAPES = {
    "check": '<path d="m3 8.6 3.2 3.2L13 4.6"/>',
    "half": '<circle cx="8" cy="8" r="5.6"/>'
    '<path d="M8 2.4v11.2a5.6 5.6 0 0 0 0-11.2z" fill="currentColor"/>',
    "cross": '<path d="m4 4 8 8m0-8-8 8"/>',
    "hollow": '<circle cx="8" cy="8" r="5.4" stroke-dasharray="2.4 2.2"/>',
    "lock": '<path d="M4 7.4h8v6H4zM5.6 7.4V5.2a2.4 2.4 0 0 1 4.8 0v2.2"/>',
    "search": '<circle cx="7" cy="7" r="4.4"/><path d="m10.4 10.4 3.4 3.4"/>',
    "globe": '<circle cx="8" cy="8" r="6"/>'
    '<path d="M2 8h12M8 2c4 3.6 4 8.4 0 12M8 2c-4 3.6-4 8.4 0 12"/>',
    "sun": '<circle cx="8" cy="8" r="2.8"/><path d="M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4'
    'M3.3 3.3l1 1M11.7 11.7l1 1M3.3 12.7l1-1M11.7 4.3l1-1"/>',
    "moon": '<path d="M13.4 9.8A5.8 5.8 0 0 1 6.2 2.6a5.8 5.8 0 1 0 7.2 7.2z"/>',
    "copy": '<path d="M5.6 5.6h7.6v7.6H5.6z"/><path d="M10.4 5.6V2.8H2.8v7.6h2.8"/>',
    "onward": '<path d="M3 8h10M9.4 4.4 13 8l-3.6 3.6"/>',
    "back": '<path d="M13 8H3M6.6 4.4 3 8l3.6 3.6"/>',
    "down": '<path d="m3.6 6 4.4 4.4L12.4 6"/>',
    "download": '<path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.8 13.4h10.4"/>',
    "external": '<path d="M6 3H3v10h10v-3M9 2.6h4.4V7M13 3 7.4 8.6"/>',
    "close": '<path d="m4.4 4.4 7.2 7.2m0-7.2-7.2 7.2"/>',
}

# Icons that point along the line of reading: mirrored on right-to-left pages.
_DIRECTED = frozenset({"onward", "back", "external"})


def _drawn(name: str) -> SafeString:
    shape = _STROKE.format(_SHAPES[name])
    if name in _DIRECTED:
        shape = shape.replace('class="icon"', 'class="icon icon-directed"')
    return mark_safe(shape)  # noqa: S308 (our own drawings)


ICONS = {name: _drawn(name) for name in _SHAPES}
