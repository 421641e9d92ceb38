"""What is asked, what came back, and what it is called when nothing did. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, TypeAlias

from .redaction import redact


@dataclass(frozen=True, slots=True)
class Request:
    """A question to one address.

    ``url`` must be absolute http(s) without user name or password. ``headers`` are sent as
    they are; ``secrets`` too, but only to the origin asked first, and they are never shown.
    ``max_bytes`` and ``timeout`` (seconds, whole exchange) override the door's settings. A
    body above the cap is an error (``too_large``) unless ``may_cut``. ``robots`` obeys the
    host's robots.txt: true for pages, false for interfaces made for machines.

    ``form`` is sent urlencoded with a POST, and may be shown: secrets go into ``secrets``.
    Without ``follow`` a redirect is itself the answer, its target in ``headers["location"]``
    as it was sent. ``private``: the answer holds a secret (a token), so that no part of its
    body is kept as evidence.
    """

    url: str
    method: Literal["GET", "HEAD", "POST"] = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    max_bytes: int | None = None
    may_cut: bool = False
    timeout: float | None = None
    robots: bool = False
    form: Mapping[str, str] = field(default_factory=dict)
    follow: bool = True
    private: bool = False

    def __post_init__(self) -> None:
        if self.form and self.method != "POST":
            raise ValueError("A form is sent with POST only.")


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect that was followed: the address that gave it and its status (301, 302 …)."""

    status: int
    url: str

    @property
    def permanent(self) -> bool:
        """True for 301 and 308 (RFC 9110, 15.4.2 and 15.4.9)."""
        return self.status in (301, 308)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whatever its status; a fact for the ledger.

    ``url`` is what was asked, ``final_url`` what answered after ``hops``. ``headers`` are the
    chosen ones (:data:`~publications.outbound.headers.KEPT`), names in lower case. ``body`` is
    unpacked and capped; ``sha256`` is the hex digest of exactly these bytes. ``truncated``:
    the body is known not to be whole (our cap, or a partial answer). ``asked_at`` is aware,
    UTC. ``via`` is the loopback address of a fake that stood in for the host, else "".
    ``form`` is what was sent with a POST. ``private``: the body is not to be kept.
    """

    url: str
    final_url: str
    hops: tuple[Hop, ...]
    method: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    sha256: str
    truncated: bool
    elapsed_ms: int
    asked_at: datetime
    via: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    private: bool = False

    @property
    def media_type(self) -> str:
        """``Content-Type`` in lower case without parameters; "" when none was sent."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def moved_to(self) -> str | None:
        """The address that permanent redirects lead to; None without one.

        Stops at the first temporary redirect: what comes after it is not promised.
        """
        addresses = [*(hop.url for hop in self.hops), self.final_url]
        steps = 0
        while steps < len(self.hops) and self.hops[steps].permanent:
            steps += 1
        return addresses[steps] if steps else None


class Reason(StrEnum):
    """Why nothing could be learnt."""

    NO_SUCH_HOST = "no_such_host"  # the name does not exist, says the resolver
    DNS = "dns"  # the resolver gave no answer
    TLS = "tls"
    TIMEOUT = "timeout"
    REFUSED = "refused"  # connection refused, reset or unreachable
    BROKEN_ANSWER = "broken_answer"  # broke off, could not be unpacked, was no HTTP
    TOO_LARGE = "too_large"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    ADDRESS_REFUSED = "address_refused"  # by us: not a public address, or not one to ask
    ROBOTS = "robots"  # the host's robots.txt asks us not to
    SERVER_ERROR = "server_error"  # the host failed: 5xx (said of an answer by `as_refusal`)
    THROTTLED = "throttled"  # the host asked us to wait, or is being asked by another worker
    CHALLENGE = "challenge"  # a bot wall (said of an answer by `as_refusal`)
    OFFLINE = "offline"  # several unrelated hosts failed at once: it is our own network


@dataclass(frozen=True, slots=True)
class Attempt:
    """One exchange with one host as our network saw it. Times in epoch seconds; ``failure``
    is None when anything at all came back."""

    host: str
    started: float
    ended: float
    failure: Reason | None = None


class CouldNotAsk(Exception):  # noqa: N818 - it says what happened
    """Nothing was learnt; whatever was known before still stands.

    ``retry_after`` is the time after which asking again makes sense: None means "at the next
    scheduled time" (and for ``address_refused`` and ``robots``: not before somebody changes
    something). ``detail`` is for people, in English, and holds no secret. ``attempt`` is the
    exchange that failed, None when it did not come to one.
    """

    def __init__(
        self,
        reason: Reason,
        detail: str,
        *,
        url: str = "",
        hops: tuple[Hop, ...] = (),
        retry_after: timedelta | None = None,
        asked_at: datetime | None = None,
        elapsed_ms: int = 0,
        attempt: Attempt | None = None,
    ) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
        self.retry_after = retry_after
        self.attempt = attempt
        self.about(url, hops=hops, asked_at=asked_at, elapsed_ms=elapsed_ms)

    def about(
        self, url: str, *, hops: tuple[Hop, ...], asked_at: datetime | None, elapsed_ms: int
    ) -> None:
        """Say which question this is about, where that is known later than what went wrong."""
        self.url = url
        self.hops = hops
        self.asked_at = asked_at
        self.elapsed_ms = elapsed_ms

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" + (f" ({redact(self.url)})" if self.url else "")


Outcome: TypeAlias = Answer | CouldNotAsk
