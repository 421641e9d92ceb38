"""What CSL-JSON keeps of a record: nearly all of it."""

from dataclasses import replace

from publications.formats.csl_json.writing import identity
from publications.records import Record

from . import losses
from .identified import only_valid
from .losses import ONE_LINE, Loss

DOCUMENT = "csl-json.md"


def _key(record: Record) -> Record:
    return replace(record, key=identity(record))


def _concept(record: Record) -> Record:
    if record.dois or not record.concept_doi:
        return record
    return replace(record, dois=(record.concept_doi,), concept_doi="")


LOSSES = (
    ONE_LINE,
    Loss(
        DOCUMENT, "A work without a slug has its DOI or address for `id`, and comes back so.", _key
    ),
    Loss(
        DOCUMENT, "A DOI of all versions that stands alone comes back as the work's own.", _concept
    ),
    only_valid(DOCUMENT),
)


def kept(record: Record) -> Record:
    """``record`` as CSL-JSON brings it back."""
    return losses.kept(record, LOSSES)
