"""``python -m config.running healthy``: the health check of the web container."""

import os
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit


def healthy() -> int:
    """0 when ``/readyz`` of this machine's web process says 200, else 1."""
    site = urlsplit(os.environ.get("SITE_URL", "http://127.0.0.1:8000"))
    # Asked as readers ask: by the site's own name, which ALLOWED_HOSTS holds.
    headers = {"Host": site.netloc, "X-Forwarded-Proto": site.scheme}
    connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=5)
    try:
        connection.request("GET", "/readyz", headers=headers)
        return 0 if connection.getresponse().status == 200 else 1
    except (OSError, HTTPException):
        return 1
    finally:
        connection.close()
