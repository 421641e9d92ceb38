"""Identifiers at the edge of the database: checked, and stored in normal form."""

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _

from .. import identifiers


@deconstructible
class validate_identifier:  # noqa: N801 (used like Django's validate_… functions)
    """Validator: ``value`` parses as an identifier of ``scheme``."""

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme

    def __call__(self, value: str) -> None:
        try:
            identifiers.parse(self.scheme, value)
        except identifiers.IdentifierError as error:
            raise ValidationError(_(error.message), code=error.code, params=error.params) from error

    def normal(self, value: str) -> str:
        """The normal form; an empty text stays empty. Raises ValidationError."""
        if not value:
            return ""
        self(value)
        return identifiers.parse(self.scheme, value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, validate_identifier) and self.scheme == other.scheme

    def __hash__(self) -> int:
        return hash(self.scheme)
