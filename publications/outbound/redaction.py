"""Addresses as they may be shown, logged and kept: without what could be a secret."""

from urllib.parse import urlsplit, urlunsplit

HIDDEN = "hidden"

# Names under which services and object stores put credentials into a query.
SECRET_PARAMETERS = frozenset(
    {
        *("access_token", "auth", "client_secret", "code", "jwt", "token"),
        *("access_key", "api_key", "apikey", "awsaccesskeyid", "key", "wskey"),
        *("passwd", "password", "pwd", "secret", "session", "sessionid", "sid"),
        *("sig", "signature", "x-amz-signature", "x-goog-signature"),
        *("x-amz-credential", "x-amz-security-token", "x-goog-credential"),
    }
)


def redact(url: str) -> str:
    """``url`` without user name and password and with secret-looking parameters hidden.

    Never raises: what cannot be read as an address, or written in UTF-8, is not shown at all.
    """
    try:
        url.encode("utf-8")  # half a surrogate pair could neither be logged nor kept
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return "(unreadable address)"
    if "@" not in url and "?" not in url:
        return url
    query = "&".join(_hide(pair) for pair in parts.query.split("&")) if parts.query else ""
    return urlunsplit((parts.scheme, host, parts.path, query, parts.fragment))


def _hide(pair: str) -> str:
    name, equals, _ = pair.partition("=")
    return f"{name}={HIDDEN}" if equals and name.lower() in SECRET_PARAMETERS else pair
