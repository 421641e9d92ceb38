"""What went wrong in a connection, in our words."""

import socket
import ssl
from asyncio import TimeoutError as AsyncTimeoutError

import aiohttp

from .answers import Reason
from .guard import AddressRefused
from .limits import BrokenBody

# getaddrinfo says with these that the name does not exist, with the others that it could not
# find out (RFC 3493, 6.1). EAI_NODATA: the name is there but has no address.
_NO_SUCH_NAME = {
    code for name in ("EAI_NONAME", "EAI_NODATA") if (code := getattr(socket, name, None))
}

# What may come out of an exchange.
EXCHANGE_ERRORS = (aiohttp.ClientError, OSError, AsyncTimeoutError, BrokenBody, UnicodeError)


def explain(error: BaseException) -> tuple[Reason, str]:
    """The reason and a sentence for people; the text of foreign exceptions, which may hold
    an address with secrets in it, is not passed on."""
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    match cause:
        case AddressRefused():
            return Reason.ADDRESS_REFUSED, str(cause)
        case ssl.SSLError() | ssl.CertificateError() | aiohttp.ClientSSLError():
            return Reason.TLS, "no secure connection could be made"
        case socket.gaierror(errno=code) if code in _NO_SUCH_NAME:
            return Reason.NO_SUCH_HOST, "the name does not exist"
        case socket.gaierror():
            return Reason.DNS, "the name could not be looked up"
        case TimeoutError():
            return Reason.TIMEOUT, "no answer in time"
        case BrokenBody():
            return Reason.BROKEN_ANSWER, str(cause)
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError():
            return Reason.BROKEN_ANSWER, "the answer broke off"
        case aiohttp.ClientResponseError():
            return Reason.BROKEN_ANSWER, "what came back was not HTTP"
        case aiohttp.InvalidURL() | UnicodeError():
            return Reason.ADDRESS_REFUSED, "not a well-formed address"
        case OSError():
            return Reason.REFUSED, "the connection was refused or broken"
        case _:
            return Reason.BROKEN_ANSWER, "the exchange failed"
