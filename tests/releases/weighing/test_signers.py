"""People are found wherever they are named, and only where signing is spoken of may they have signed."""

import pytest

from enishi.releases.rules import noted
from enishi.releases.weighing.sight import Sight
from enishi.releases.weighing.signers import People

WARD = "青波大学病院と北辰病院は、2024年5月1日、覚書を締結しました。\n"
HUB = "Aoba University and Kaze Hub signed an MoU on 3 June 2022.\n\n"


def people_of(text: str) -> People:
    notes = noted(text, hub="", published="2024-05-02")
    assert notes.main is not None
    return People(Sight(notes.page), notes, notes.main)


def test_person_is_found_by_the_surname_with_a_post():
    people = people_of(WARD + "細江 英俊病院長が挨拶しました。細江病院長は覚書に署名しました。細江町から来ました。\n")
    text = people.sight.page.text
    (places,) = people.places.values()
    assert [text[start:end] for start, end in places] == ["細江 英俊", "細江"]


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("President Aya Mori of Aoba University signed the document in Osaka that day.", True),
        ("The document was signed in the presence of President Aya Mori of Aoba University.", False),
        ('"We signed it with joy," said President Aya Mori of Aoba University after the event.', False),
        ("President Aya Mori of Aoba University showed the guests around the campus that day.", False),
    ],
)
def test_who_only_watches_or_speaks_may_not_have_signed(sentence, may):
    people = people_of(f"{HUB}{sentence}\n")
    (person,) = (p for p in people.notes.people if p.names[0].text == "Aya Mori")
    assert people.may_sign(person, (0, len(people.sight.page.text))) is may


def test_party_at_which_a_person_has_a_post_stands_out():
    people = people_of(f"{HUB}President Aya Mori of Aoba University signed the document in Osaka that day.\n")
    (person,) = people.notes.people
    names = [people.notes.registry.get(party).official for party in people.agreement.parties]
    own, other = (set(people.seen_beside(person, party)) for party in people.agreement.parties)
    assert names == ["Aoba University", "Kaze Hub"]
    assert "own" in own
    assert "own other" in other
