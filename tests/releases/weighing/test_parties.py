"""Organisations are told apart, and what stands around them is seen."""

from enishi.releases.page import Page
from enishi.releases.weighing.bodies import survey
from enishi.releases.weighing.parties import Bodies, distinct
from enishi.releases.weighing.sight import Sight

TEXT = (
    "青波大学と北辰市が連携協定を締結\n\n"
    "青波大学と北辰市は、2024年5月1日、地域の医療のために連携協定を締結しました。南風銀行が協力します。\n"
)


def test_one_house_under_two_names_is_one():
    drafts = survey(Page("青波大学医学部と青波大学、北辰市、Kaze Health Institute、KHI。", ""), "").drafts
    names = {draft.official: draft for draft in drafts}
    weighed = [
        (0.9, names["青波大学医学部"]),
        (0.8, names["青波大学"]),
        (0.7, names["北辰市"]),
        (0.6, names["Kaze Health Institute"]),
        (0.5, names["KHI"]),
    ]
    assert [draft.official for _p, draft in distinct(weighed)] == ["青波大学医学部", "北辰市", "Kaze Health Institute"]


def test_who_is_named_where_the_agreement_is_told_of_is_seen_so():
    page = Page(TEXT, "2024-05-02")
    bodies = Bodies(Sight(page), survey(page, ""))
    seen = {draft.official: bodies.seen(draft) for draft in bodies.registry.drafts}
    assert {"title", "first", "telling"} <= set(seen["青波大学"])
    assert {"title", "first", "telling", "before", "order1"} <= set(seen["北辰市"])
    assert {"not in title", "not first"} <= set(seen["南風銀行"])
