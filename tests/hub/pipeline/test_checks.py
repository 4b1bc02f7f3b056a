import pytest
from django.utils import translation

from enishi.hub.pipeline.checks import gaps_of, one_language_alone
from enishi.hub.pipeline.models import Need, Seed
from tests.hub.pipeline.offers import BOTH, asked, draft

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", BOTH)
def test_empty_one_is_told_all_that_is_missing(kind):
    fields = [gap.field for gap in gaps_of(kind())]
    assert fields == ["title", "summary", "comparison", "benefit", "route", "trl", "organisation"]


@pytest.mark.parametrize("kind", BOTH)
def test_complete_one_has_no_gaps(kind):
    assert gaps_of(draft(kind)) == []


@pytest.mark.parametrize("more", [{"trl": None, "phase": "preclinical"}, {"trl": 1}])
def test_either_scale_is_a_stage(more):
    assert gaps_of(draft(**more)) == []


def test_blank_text_says_nothing():
    assert [gap.field for gap in gaps_of(draft(benefit={"ja": "　 \n"}))] == ["benefit"]


@pytest.mark.parametrize(
    "text",
    [
        "隠岐製薬株式会社が求めています。",
        "隠岐 製薬株式会社が求めています。",
        "For OKI PHARMACEUTICALS INC. and others.",
        "Ｏｋｉ　Ｐｈａｒｍａｃｅｕｔｉｃａｌｓ　Ｉｎｃ．",
        "担当は隠岐 花子です。",
    ],
)
def test_anonymous_one_that_names_its_owner_is_held_back(text):
    row = draft(Need, anonymous=True, wanted={"ja": text}, person=asked())
    assert [gap.field for gap in gaps_of(row)] == ["anonymous"]
    row.anonymous = False
    assert gaps_of(row) == []


def test_texts_in_one_language_are_told():
    row = draft(summary={"ja": "日本語だけ"}, rights={"en": "Patent pending"})
    with translation.override("en"):
        assert one_language_alone(row) == [("Summary", "en"), ("Rights", "ja")]
    assert one_language_alone(Seed()) == []
