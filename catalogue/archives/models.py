"""What is known of the checks of DOIs and archive records, and of the services asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from publications.models import DOI, ArchiveRecord, Contributor, Work

from ..asking.models import Asked


class DOICheck(Asked):
    """``absent_since``: when doi.org first said that it has no such DOI, while a second
    answer a day later is awaited."""

    doi = models.OneToOneField(DOI, models.CASCADE, primary_key=True, related_name="check_state")
    absent_since = models.DateTimeField(_("absent since"), null=True, editable=False)

    class Meta:
        verbose_name = _("check of a DOI")
        verbose_name_plural = _("checks of DOIs")

    def __str__(self) -> str:
        return f"{self.doi}: {self.due_at}"


class ArchiveCheck(Asked):
    """The checks of one archive record, whose state stands on the record itself.

    ``adapter``: who is asked. ``identifier``: what was asked for last; when an editor corrects
    the record's, what was known of the old one is forgotten. ``verified_at``: the last yes.
    ``absent_since``: the first "no", while a second one a day later is awaited.
    ``new_identifier``: where the service merged the record into another. ``disagreement``: what
    is not as ours, in English. ``facts``: what the service said of it last. ``copy_url``,
    ``copied_at`` (14 digits): the archived copy that was seen.
    """

    record = models.OneToOneField(
        ArchiveRecord, models.CASCADE, primary_key=True, related_name="check_state"
    )
    adapter = models.CharField(max_length=30, editable=False)
    identifier = models.CharField(max_length=500, editable=False)
    absent_since = models.DateTimeField(_("absent since"), null=True, editable=False)
    new_identifier = models.CharField(_("new identifier"), max_length=500, blank=True)
    disagreement = models.TextField(_("what disagrees"), blank=True, editable=False)
    facts = models.JSONField(_("what the service says"), default=dict, editable=False)
    copy_url = models.TextField(_("archived copy"), blank=True, editable=False)
    copied_at = models.CharField(_("archived on"), max_length=14, blank=True, editable=False)

    class Meta:
        verbose_name = _("check of an archive record")
        verbose_name_plural = _("checks of archive records")
        indexes = [models.Index(fields=["adapter", "due_at"], name="archive_check_due")]

    def __str__(self) -> str:
        return f"{self.record}: {self.due_at}"


class AgencyCheck(Asked):
    """What the agency that registered a DOI says of it; made when doi.org first knows the DOI.

    ``facts`` and ``disagreement`` (in English) as it said last. ``trouble``: what of it a person
    should see, which no state says: ``retracted``, ``withdrawn`` or ``disagrees``.
    """

    doi = models.OneToOneField(DOI, models.CASCADE, primary_key=True, related_name="agency_check")
    facts = models.JSONField(_("what the agency says"), default=dict, editable=False)
    disagreement = models.TextField(_("what disagrees"), blank=True, editable=False)
    trouble = models.CharField(max_length=10, blank=True, editable=False, db_index=True)

    class Meta:
        verbose_name = _("check at a registration agency")
        verbose_name_plural = _("checks at registration agencies")

    def __str__(self) -> str:
        return f"{self.doi}: {self.due_at}"


class ClaimCheck(Asked):
    """What is asked about a contributor at ORCID. ``orcid``: the iD that was asked for last."""

    contributor = models.OneToOneField(
        Contributor, models.CASCADE, primary_key=True, related_name="claim_check"
    )
    orcid = models.CharField("ORCID", max_length=19, editable=False)

    class Meta:
        verbose_name = _("check of claims at ORCID")
        verbose_name_plural = _("checks of claims at ORCID")

    def __str__(self) -> str:
        return f"{self.orcid}: {self.due_at}"


class Claim(models.Model):
    """A work that stood on a contributor's public record when it was last asked for.

    ``identifier``: the DOI or ISBN that stands there; ``by``: who put it there, as ORCID names
    them; may be empty.
    """

    check_of = models.ForeignKey(ClaimCheck, models.CASCADE, related_name="claims")
    work = models.ForeignKey(Work, models.CASCADE, related_name="claims")
    identifier = models.CharField(_("identifier"), max_length=400)
    by = models.CharField(_("put there by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("claim at ORCID")
        verbose_name_plural = _("claims at ORCID")
        constraints = [models.UniqueConstraint(fields=["check_of", "work"], name="claim_once")]

    def __str__(self) -> str:
        return f"{self.check_of.orcid}: {self.identifier}"


class ServiceHealth(models.Model):
    """How a service is, by what it answered: one row each, made when it is first asked.

    ``failures``: runs in a row in which it could not be asked; ``retry_at``: not before then
    (a circuit that closes by itself). ``incident_since``: since when its canary does not read
    though it answers: its interface has changed, and it is set aside. ``canary_at``: when the
    canary last read. ``day`` and ``asked``: how much of the day's budget is used.
    """

    name = models.CharField(_("service"), max_length=30, primary_key=True)
    answered_at = models.DateTimeField(_("last answer"), null=True)
    canary_at = models.DateTimeField(_("its known record last read"), null=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    problem = models.CharField(_("problem"), max_length=30, blank=True)
    detail = models.TextField(blank=True)
    retry_at = models.DateTimeField(_("not asked before"), null=True)
    incident_since = models.DateTimeField(_("interface changed since"), null=True)
    day = models.DateField(null=True)
    asked = models.PositiveIntegerField(_("asked today"), default=0)

    class Meta:
        verbose_name = _("health of a service")
        verbose_name_plural = _("health of services")

    def __str__(self) -> str:
        return self.name
