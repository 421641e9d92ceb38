"""Tags of the list of works."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from catalogue.browse.works import drawing, drawing_cards
from catalogue.browse.works.cards import Card
from catalogue.browse.works.facets import Value
from catalogue.browse.works.histogram import Histogram

register = template.Library()


@register.filter
def items(values: Sequence[Value]) -> SafeString:
    """The values of a facet, as items of a list."""
    return drawing.items(values, get_language() or "en")


@register.filter
def bars(histogram: Histogram) -> SafeString:
    """The bars of a chart of years, each a link."""
    return drawing.bars(histogram, get_language() or "en")


@register.simple_tag
def entries(cards: Sequence[Card], choosable: bool = False) -> SafeString:
    """Works as items of a list; ``choosable`` with a box each."""
    return drawing_cards.draw(cards, choosable=bool(choosable))
