"""Writes of contact data and consents: each one named act, logged."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.contacts.models import Consent, Contact, Use
from enishi.hub.contacts.queries import may
from enishi.hub.network.models import Person
from enishi.hub.network.rules import require_writer
from enishi.hub.network.search import index_records
from enishi.hub.outbox.actions import cancel_letters

__all__ = ["forget_contact", "note_consent", "save_contact", "withdraw_by_link"]


@transaction.atomic
def save_contact(
    person: Person, *, email: str, phone: str = "", language: str = "ja", user: User | None, now: datetime
) -> Contact:
    """Keep how *person* is reached, in place of what was known. Raises ValidationError."""
    require_writer(user)
    contact = Contact.objects.select_for_update().filter(person=person).first() or Contact(person=person)
    contact.email, contact.phone, contact.language = email.strip(), phone.strip(), language
    contact.full_clean()
    contact.save()
    log(person, "enishi.contact.save", user=user, timestamp=now)
    return contact


@transaction.atomic
def forget_contact(person: Person, *, user: User | None, now: datetime) -> None:
    """Forget how *person* is reached; what was to be sent there is not."""
    require_writer(user)
    _cancel_letters_to(person, now)
    if Contact.objects.filter(person=person).delete()[0]:
        log(person, "enishi.contact.forget", user=user, timestamp=now)


@transaction.atomic
def note_consent(person: Person, use: Use, *, given: bool, how: str, user: User | None, now: datetime) -> Consent:
    """Note what *person* said of *use*, and how we know: a consent nobody can tell the origin of is none. Raises ValidationError."""
    require_writer(user)
    if not how.strip():
        raise ValidationError({"how": _("Say how the person said so, and when.")})
    return _note(person, use, given=given, how=how.strip(), user=user, now=now)


@transaction.atomic
def withdraw_by_link(person: Person, use: Use, *, now: datetime) -> None:
    """Take back the consent of *person*, as they asked on a page whose link only they were sent. Twice is once."""
    if may(person, use):
        _note(person, use, given=False, how=_("By the link in a letter."), user=None, now=now)


def _cancel_letters_to(person: Person, now: datetime) -> None:
    for contact in Contact.objects.filter(person=person):
        cancel_letters(None, now=now, to=contact.email)


def _note(person: Person, use: Use, *, given: bool, how: str, user: User | None, now: datetime) -> Consent:
    row = Consent.objects.create(person=person, use=use, given=given, how=how, by=user, at=now)
    if use == Use.CONTACTED and not given:
        _cancel_letters_to(person, now)
    if use == Use.LISTED:
        index_records([person])  # by their name nobody finds them any more, or everybody again
    log(
        person,
        "enishi.consent.given" if given else "enishi.consent.withdrawn",
        user=user,
        timestamp=now,
        data={"use": use},
    )
    return row
