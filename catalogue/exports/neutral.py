"""Addresses that are the same in every language, also when nothing stands at them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


def language_neutral(view: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
    """A view, called with the request first, whose 404 stays one.

    LocaleMiddleware answers a 404 at ``/works/x`` by a redirect to ``/en/works/x/``, as that
    pattern exists. It asks the request for its address patterns: ours know no languages.
    """

    @wraps(view)
    def neutral(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Answer:
        request: Any = args[0]
        request.urlconf = "catalogue.exports.urls"
        return view(*args, **kwargs)

    return neutral
