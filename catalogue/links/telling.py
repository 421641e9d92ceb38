"""What is known of links, for whoever shows them."""

from collections.abc import Collection, Mapping

from .models import LinkState

# A link that nobody has asked yet says nothing.
_SAID = tuple(state for state in LinkState.State.values if state != LinkState.State.UNCHECKED)


def states_of(digests: Collection[str]) -> Mapping[str, str]:
    """Digest of an address -> its state, where it was ever checked. One query."""
    rows = LinkState.objects.filter(digest__in=digests, state__in=_SAID).order_by()
    return dict(rows.values_list("digest", "state"))
