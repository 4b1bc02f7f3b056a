"""The guest list of an event: who comes, and who of the record that is. It names its last day, after which it is deleted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.models import Activity, Organisation, Person
from enishi.hub.network.models.fields import label_of

__all__ = ["Guest", "GuestList", "Joined"]


class GuestList(models.Model):
    """Who comes to an event, as its own registration told. *told_*: that the guests know that they are brought together."""

    name = models.CharField(_("event"), max_length=200)
    held_on = models.DateField(_("day of the event"))
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("event of the record"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="guest_lists",
    )
    each = models.PositiveSmallIntegerField(_("others for each guest"), default=5)
    keep_until = models.DateField(_("last day of keeping"), db_index=True)
    told_how = models.TextField(_("how the guests were told"))
    told_at = models.DateTimeField(_("noted"))
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # When staff last said who of the record the guests are; before that nobody is brought together.
    joined_at = models.DateTimeField(null=True, blank=True, editable=False)
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("guest list")
        verbose_name_plural = _("guest lists")
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return self.name


class Joined(models.TextChoices):
    """How we know who of the record a guest is."""

    CERTAIN = "certain", _("by name and organisation, or by address")
    STAFF = "staff", _("as staff said")
    NOBODY = "nobody", _("not in the record, as staff said")


class Guest(models.Model):
    """One row of the list. *person* and *organisation* are those of the record, where that is certain or staff said so."""

    guest_list = models.ForeignKey(GuestList, on_delete=models.CASCADE, related_name="guests")
    line = models.PositiveIntegerField()
    name = models.CharField(_("name"), max_length=200, blank=True)
    organisation_name = models.CharField(_("organisation"), max_length=300, blank=True)
    title = models.CharField(_("post"), max_length=300, blank=True)
    email = models.EmailField(_("email address"), blank=True)
    fields = models.TextField(_("fields"), blank=True)
    wants = models.TextField(_("what they look for"), blank=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="as_guest")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="guests"
    )
    joined = models.CharField(max_length=8, choices=Joined, blank=True)

    class Meta:
        verbose_name = _("guest")
        verbose_name_plural = _("guests")
        ordering = ["line", "id"]
        constraints = [models.UniqueConstraint(fields=["guest_list", "line"], name="guest_line_once")]

    def __str__(self) -> str:
        return self.name or self.organisation_name

    @property
    def how(self) -> str:
        """How we know who this is, for the reader."""
        if self.joined == Joined.CERTAIN and self.person_id is None:
            return str(_("the organisation by its name"))
        return label_of(Joined, self.joined)
