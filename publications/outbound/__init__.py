"""The one door to the network: nothing else in the project opens a connection.

One question, one run, many at once::

    async with Door(DoorSettings.from_django()) as door:
        answer = await door.fetch(Request("https://doi.org/api/handles/10.5281/zenodo.1"))
        answer = await door.probe("https://example.org/page")  # HEAD, then a small GET

    # the same without asyncio, in the order asked; failures are values, never raised:
    for outcome in fetch_all([Request(url), ...]):  # or probe_all([url, ...])
        match outcome:
            case Answer(): ...  # something came back, whatever its status
            case CouldNotAsk(reason=reason, retry_after=when): ...  # nothing is known

An :class:`Answer` is what came back, with *any* HTTP status. A :class:`CouldNotAsk` says
that nothing was learnt, why, and when to ask again; it never is a "no". Whether an answer
tells anything (a bot wall, a 429) is said by :func:`as_refusal`. What an answer means for a
service is said by the pure readers beside each client (``doi_org.read_handle``).

What the door sees to: only public addresses (judged after resolving, connected to the
judged one, judged again at each redirect), limits on time, bytes and unpacked bytes, our
name and contact in every request, one request at a time per host with a pause shared by
all workers through Django's cache, ``Retry-After``, robots.txt where a request asks for it.

Settings read from ``django.conf.settings`` (all have defaults):

``SITE_URL``, ``CONTACT_EMAIL``, ``VERSION``
    who we say we are in ``User-Agent``.
``OUTBOUND_PAUSE`` (1.0)
    seconds between the end of a request and the next to the same host; a service's own
    pace (``services.py``) and a longer ``Crawl-delay`` win.
``OUTBOUND_BUDGETS`` ({})
    host to requests a day (UTC), all workers together, over those of ``services.py``:
    ``{"pub.orcid.org": 5000}``. A host whose day is used up is ``throttled`` until the next.
``OUTBOUND_PORTS`` ((80, 443))
    ports that may be asked.
``OUTBOUND_CONNECT_TIMEOUT`` (10.0), ``OUTBOUND_READ_TIMEOUT`` (30.0), ``OUTBOUND_TIMEOUT`` (60.0)
    seconds to connect, between two pieces of an answer, for one exchange in all.
``OUTBOUND_MAX_BYTES`` (5,000,000)
    cap of a body, counted as received and again as unpacked.
``OUTBOUND_CONCURRENCY`` (200)
    exchanges in flight at once, all hosts together.
``OUTBOUND_ALLOW`` (())
    loopback addresses, exactly ``"127.0.0.1:9999"``, that may be asked: fakes of tests and
    of the demo. Production refuses to start with this or one of the next two.
``OUTBOUND_SERVICES`` ({})
    service name to base address of its fake: ``{"doi.org": "http://127.0.0.1:9999"}``.
``OUTBOUND_HOSTS`` ({})
    host to loopback address: ``{"zenodo.org": "127.0.0.1:9998", "*": "127.0.0.1:9998"}``;
    a link there is asked of the fake by plain HTTP with the original ``Host``. ``*`` is
    every host that is not named.
"""

from .answers import Answer, CouldNotAsk, Hop, Outcome, Reason, Request
from .challenge import as_refusal, wall
from .conf import DoorSettings
from .door import Door, host_key
from .evidence import as_evidence, failure_as_evidence
from .pacing import Holding
from .runs import fetch_all, probe_all, run

__all__ = [
    "Answer",
    "CouldNotAsk",
    "Door",
    "DoorSettings",
    "Holding",
    "Hop",
    "Outcome",
    "Reason",
    "Request",
    "as_evidence",
    "as_refusal",
    "failure_as_evidence",
    "fetch_all",
    "host_key",
    "probe_all",
    "run",
    "wall",
]
