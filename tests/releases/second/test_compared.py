"""The rules' reading, with what a second reader takes otherwise as doubts."""

import json

import pytest

from enishi.releases import read
from enishi.releases.codec import from_json, to_json
from enishi.releases.second import ComparedReader, ModelReader, second_reader
from tests.releases.second.standing import said, standing
from tests.releases.second.test_model import Says

TEXT = (
    "Sakura Hub signed a memorandum of understanding with Midori University on 3 June 2019. The MoU has a five-year term. "
    "It was signed by Hana Mori, President of Midori University. An alliance of Momiji Works and Kaede Foods followed on 4 May 2019."
)
QUOTE = "Sakura Hub signed a memorandum of understanding with Midori University on 3 June 2019."
AGREED = {"status": "new", "quote": QUOTE, "parties": ["Sakura Hub", "Midori University"]}


def compared(*agreements):
    reader = ComparedReader(ModelReader(Says({"agreements": list(agreements)})))
    return reader.read(TEXT, hub="Sakura Hub", published="2019-06-05")


def kinds(reading):
    return [(doubt.kind, doubt.read_as, doubt.about) for doubt in reading.doubts if doubt.kind.startswith("second")]


def test_readers_that_agree_give_the_reading_of_the_rules():
    alone, both = read(TEXT, hub="Sakura Hub", published="2019-06-05"), compared(AGREED)
    assert len(alone.agreements) == 1
    assert to_json(both) == {**to_json(alone), "notes": {"second_reader": "model/1 small"}}


def test_other_day_term_state_and_signatory_are_doubts_with_both_values():
    (rules,) = read(TEXT, hub="Sakura Hub", published="2019-06-05").agreements
    both = compared(
        {
            **AGREED, "status": "earlier", "signed_on": {"value": "2019-05-04", "quote": "followed on 4 May 2019"},
            "signatories": [{"person": "Kaede Foods", "party": "Sakura Hub", "quote": "signed by Hana Mori"}],
        }
    )  # fmt: skip
    assert both.agreements == (rules,)
    assert kinds(both) == [
        ("second_reader_differs", "earlier", ("a1",)), ("second_reader_differs", "2019-05-04", ("a1",)),
    ]  # fmt: skip
    assert both.doubts[-1].reason == {
        "ja": "締結日：第二の読み手は「2019-05-04」、規則は「2019-06-03」としました。",
        "en": "Day of signing: the second reader says “2019-05-04”, the rules say “2019-06-03”.",
    }
    assert from_json(to_json(both)) == both


def test_same_day_to_the_month_is_no_disagreement():
    month = {**AGREED, "signed_on": {"value": "2019-06", "quote": "June 2019"}}
    assert kinds(compared(month)) == []


def test_agreement_of_one_reader_alone_is_a_doubt():
    other = {
        "status": "new", "parties": ["Momiji Works", "Kaede Foods"], "quote": "An alliance of Momiji Works and Kaede Foods",
    }  # fmt: skip
    both = compared(other)
    assert kinds(both) == [
        ("second_reader_adds", "Momiji Works / Kaede Foods", ()),
        ("second_reader_misses", "", ("a1",)),
    ]
    assert [doubt.quote.text for doubt in both.doubts if doubt.kind.startswith("second")] == [other["quote"], QUOTE]
    assert len(both.agreements) == 1


def test_endless_answer_gives_a_dozen_doubts():
    names = ["Momiji Works", "Kaede Foods", "Hana Mori", "Midori University", "Sakura Hub"]
    many = [
        {"status": "new", "quote": "An alliance", "parties": [one, other]} for one in names for other in names
    ]  # fmt: skip
    assert len(kinds(compared(*many))) == 12


@pytest.mark.parametrize("body", [b"", said(None, refusal="no"), said("I cannot."), said("{}", finish_reason="length")])
def test_facts_stand_and_a_doubt_says_so_where_no_answer_comes(body):
    alone = read(TEXT, hub="Sakura Hub", published="2019-06-05")
    with standing() as (address, handler):
        handler.body = body
        both = second_reader(address, "small", key="secret").read(TEXT, hub="Sakura Hub", published="2019-06-05")
    assert both.agreements == alone.agreements
    assert kinds(both) == [("second_reader_silent", "", ())]
    assert "small" in both.notes["second_reader"] or address in both.notes["second_reader"]
    assert "secret" not in json.dumps(to_json(both))


def test_endpoint_that_fails_three_times_is_left_alone():
    with standing() as (address, handler):
        handler.code = 500
        reader = second_reader(address, "small")
        notes = [reader.read(TEXT, hub="", published="").notes["second_reader"] for _time in range(5)]
        assert len(handler.asked) == 3
    assert [("left alone" in note) for note in notes] == [False, False, False, True, True]


def test_text_without_words_is_sent_nowhere():
    with standing() as (address, handler):
        assert second_reader(address, "small").read(" \n", hub="", published="") == read(" \n")
        assert handler.asked == []
