"""Where an English sentence says that an agreement was signed, and to what end."""

import re

from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.noting import Told
from enishi.releases.signing_en import Signing

__all__ = ["note_place_and_purpose"]

_PURPOSE = re.compile(
    r"(?:,? (?:in order to|aim(?:ed|ing) (?:at|to)|with the (?:aim|goal|objective|purpose) of|for the purpose of|which aims (?:at|to)|designed to|intended to) |"
    r",? to (?=(?:promote|create|support|advance|foster|strengthen|collaborate|cooperate|accelerate|develop|facilitate|explore|encourage|expand|deepen|work|drive|build|boost|"
    r"enhance|further|share|jointly|stimulate|bring|help|pursue|conduct|establish|improve|exchange|discover|evaluate)\b))(?P<purpose>[^.;]{6,200})"
)
_PLACE_WORDS = r"[A-Z][\w'&.-]*(?:[ ](?:of |the |and )?[A-Z][\w'&.-]*){0,6}"
_PLACE = re.compile(
    rf",? (?:at|in) (?P<place>(?:the )?{_PLACE_WORDS}(?:(?:, | in (?:the )?){_PLACE_WORDS}){{0,2}})(?=[,;]? |[.,;]|$)"
)


def note_place_and_purpose(notes: Notes, signing: Signing, told: Told, agreement: AgreementDraft) -> None:
    """Give *agreement* the place and the purpose that the words around *signing* state."""
    text = notes.page.text
    if told.found and not agreement.place and (place := _PLACE.match(text, told.found.end, told.end)):
        agreement.place = place["place"].removesuffix(".").strip()
    purpose = _PURPOSE.search(text, signing.noun[1], told.end)
    if purpose and not agreement.purposes:
        agreement.purposes.append(purpose["purpose"].strip())
