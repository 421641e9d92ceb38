"""Who we say we are: in every request, the same everywhere."""

import re

PRODUCT = "Perdura"


def user_agent(*, version: str, site: str, contact: str) -> str:
    """``Perdura/0.1.0 (+https://example.org; mailto:someone@example.org)``.

    The form that Crossref, DataCite and Zenodo ask of clients, so that they can write to a
    person before they block. What is not known is left out; only visible ASCII is kept, so
    that no setting can add a header.
    """
    product = f"{PRODUCT}/{_visible(version)}" if _visible(version) else PRODUCT
    contacts = [f"+{_visible(site)}"] if _visible(site) else []
    contacts += [f"mailto:{_visible(contact)}"] if _visible(contact) else []
    return f"{product} ({'; '.join(contacts)})" if contacts else product


def _visible(text: str) -> str:
    return re.sub(r"[^\x21-\x7e]|[()]", "", text)
