"""A hub to ask: a need, the seed that answers it, one of another matter, and an anonymous need whose owner must not leak."""

from typing import Any, NamedTuple

from enishi.hub.accounts.models import User
from enishi.hub.network.models import Organisation, OrganisationName
from enishi.hub.pipeline.models import Need, Seed
from tests.hub.pipeline.offers import published

SECRET = "隠岐製薬株式会社"


class Hub(NamedTuple):
    """What the tests ask for."""

    need: Any
    glove: Any
    test: Any
    hidden: Any
    hospital: Organisation


def organisation(name: str, **more: object) -> Organisation:
    """Return an organisation of that name."""
    row = Organisation.objects.create(**{"kind": "company", "country": "JP", **more})
    OrganisationName.objects.create(organisation=row, text=name, language="ja")
    return row


def _texts(title: tuple[str, str], summary: tuple[str, str]) -> dict[str, object]:
    both = {"title": title, "summary": summary}
    return {name: dict(zip(("ja", "en"), words, strict=True)) for name, words in both.items()}


def full_hub() -> Hub:
    """Return a small hub whose suggestions are plain to a reader."""
    hospital = organisation("楓病院", kind="hospital")
    rehabilitation = _texts(
        ("脳卒中患者が自宅で続けられる手のリハビリ", "Hand rehabilitation that stroke patients continue at home"),
        ("退院後も一人で使えるリハビリ機器を探している。", "A rehabilitation device that stroke patients use alone."),
    )
    glove = _texts(
        ("手のリハビリ用の柔らかいロボット手袋", "A soft robotic glove for hand rehabilitation"),
        ("脳卒中患者の手のリハビリを助ける。", "Helps the hand rehabilitation of stroke patients."),
    )
    hidden = _texts(
        ("針を使わない血糖測定", "Blood glucose without needles"),
        ("光で血糖を測る技術を求めている。", "Optics that measure blood glucose are wanted."),
    )
    today = {"comparison": {"ja": "ほかの器具は重い。", "en": "Other tools are heavy."}, "trl": 5}
    return Hub(
        need=published(
            Need,
            organisation=hospital,
            **rehabilitation,
            trl=5,
            comparison={"ja": "通院が要る。", "en": "They travel to a clinic."},
        ),
        glove=published(
            Seed,
            organisation=organisation("手袋研究所"),
            **glove,
            **today,
            benefit={"ja": "訓練の量が増える。", "en": "More exercise."},
        ),
        test=published(Seed, organisation=organisation("検査研究所", country="GB")),
        hidden=published(
            Need,
            organisation=organisation(SECRET),
            anonymous=True,
            comparison={"ja": "針が痛い。", "en": "Needles hurt."},
            benefit={"ja": "糖尿病患者が楽になる。", "en": "Ease in diabetes."},
            **hidden,
        ),
        hospital=hospital,
    )


def staff() -> User:
    """Return somebody of the hub's staff."""
    return User.objects.create_user("staff@example.org", role="staff")
