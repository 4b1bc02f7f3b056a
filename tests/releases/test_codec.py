import json
from collections.abc import Callable
from typing import Any

import pytest

from enishi.releases import Commitment, Words
from enishi.releases.codec import InvalidReading, from_json, to_json
from tests.releases.samples import TEXT, reading


def test_from_json_gives_back_what_to_json_took() -> None:
    written = json.dumps(to_json(reading()), ensure_ascii=False)
    assert from_json(json.loads(written)) == reading()
    assert json.dumps(to_json(from_json(json.loads(written))), ensure_ascii=False) == written


def test_to_json_of_an_agreement_has_the_documented_names() -> None:
    assert to_json(reading())["agreements"][0] == {
        "id": "a1",
        "status": "new",
        "kind": "mou",
        "parties": ["o1", "o2"],
        "signed_on": "2019-06-03",
        "place": [{"text": "東京", "language": "ja"}],
        "in_force_from": "2019-06-03",
        "term": "P5Y",
        "ends_on": "2024-06-02",
        "renewal": "automatic",
        "signatories": [
            {
                "person": "p1",
                "post": [{"text": "学長", "language": "ja"}],
                "for": "o2",
                "quote": {"start": 38, "end": 45, "text": "学長 山田花子"},
            }
        ],
        "purposes": [{"text": "交流", "language": "ja"}],
        "commitments": [
            {
                "text": {"text": "交流会", "language": "ja"},
                "quote": {"start": TEXT.index("交流会"), "end": TEXT.index("。10団体目"), "text": "交流会"},
                "by": "o2",
            }
        ],
        "quote": {"start": TEXT.index("東京で"), "end": TEXT.index("。学長"), "text": "東京で覚書を締結した"},
        "confidence": 0.95,
        "title": [{"text": "覚書", "language": "ja"}],
        "follows": "",
        "term_quote": {"start": TEXT.index("2019年"), "end": TEXT.index("、東京で"), "text": "2019年6月3日"},
    }


def test_from_json_takes_a_reading_of_the_first_format() -> None:
    document = json.loads(json.dumps(to_json(reading())))
    (agreement,) = document["agreements"]
    del agreement["term_quote"]
    agreement["commitments"] = [{"text": "交流会", "language": "ja"}]
    (read,) = from_json({**document, "format": "enishi-reading/1"}).agreements
    (kept,) = reading().agreements
    assert read.commitments == (Commitment(Words("交流会", "ja"), kept.quote),)
    assert read.term_quote is None


def _set(*path: Any) -> Callable[[Any], None]:
    *way, last, value = path

    def change(document: Any) -> None:
        for step in way:
            document = document[step]
        document[last] = value

    return change


def _drop(document: Any) -> None:
    del document["agreements"][0]["status"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_set("format", "enishi-reading/3"), "format is 'enishi-reading/3', expected 'enishi-reading/2'"),
        (_set("extra", 1), "reading has an unknown field 'extra'"),
        (_drop, "reading.agreements[0] lacks the field 'status'"),
        (_set("agreements", {}), "reading.agreements is not a list"),
        (_set("agreements", 0, "term", None), "reading.agreements[0].term is NoneType, expected str"),
        (_set("claims", 0, "value", True), "reading.claims[0].value is bool, expected int"),
        (_set("claims", 0, "id", "a1"), "reading.claims[0].id 'a1' is given twice"),
        (_set("ties", 0, "confidence", 1.5), "reading.ties[0].confidence is 1.5, expected 0 to 1"),
        (_set("ties", 0, "confidence", float("nan")), "reading.ties[0].confidence is nan, expected 0 to 1"),
        (
            _set("people", 0, "quote", "start", 0),
            "reading.people[0].quote.text is not what stands from 0 to 45 of reading.text",
        ),
        (_set("notes", "encoding", 8), "reading.notes is not an object of texts"),
        (
            _set("agreements", 0, "status", "old"),
            "reading.agreements[0].status is 'old', expected one of new, renewal, amendment, announced, earlier",
        ),
    ],
)
def test_from_json_refuses_with_one_sentence(change: Callable[[Any], None], sentence: str) -> None:
    document = json.loads(json.dumps(to_json(reading())))
    change(document)
    with pytest.raises(InvalidReading) as caught:
        from_json(document)
    assert str(caught.value) == sentence


def test_from_json_refuses_what_is_no_object() -> None:
    with pytest.raises(InvalidReading, match=r"^reading is not an object$"):
        from_json([])  # type: ignore[arg-type] # what JSON from elsewhere may be
