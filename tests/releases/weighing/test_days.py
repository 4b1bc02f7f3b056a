"""Days that may be meant are found, and what stands around them is seen."""

from enishi.releases.page import Page
from enishi.releases.weighing.days import all_days, seen_of_day
from enishi.releases.weighing.sight import Sight


def test_day_of_a_dateline_and_day_of_an_announcement_are_not_meant():
    text = "OSAKA, June 6, 2022 - Aoba Robotics announced on June 6 that it had signed an agreement with Kaze Hub on Friday.\n"
    assert [day.date.edtf for day in all_days(Page(text, "2022-06-06"))] == ["2022-06-03"]


def test_day_of_signing_and_day_of_a_visit_look_different():
    text = (
        "掲載日:2024年5月7日\n青波大学と北辰市は、2024年5月1日に、連携協定を締結しました。3日には市長が訪れました。\n"
    )
    page = Page(text, "2024-05-07")
    sight, days = Sight(page), all_days(page)
    seen = [set(seen_of_day(sight, days, place)) for place in range(len(days))]
    assert {"label published", "that day"} <= seen[0]
    assert {"telling", "verb behind", "verb_締結", "R_に", "weeks"} <= seen[1]
