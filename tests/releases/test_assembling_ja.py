"""Agreements that a Japanese release puts together: one of all, or one with each."""

import pytest

from enishi.releases import read

OF_THE_HUB = {
    "each on a day of its own": (
        "星川大学は、地域医療を担う人を育てるため、北辰市民病院と12月5日に、南風総合病院と12月12日に、それぞれ教育に関する協定を締結しました。",
        [(("星川大学", "北辰市民病院"), "2022-12-05"), (("星川大学", "南風総合病院"), "2022-12-12")],
    ),
    "each under a heading of its own": (
        "星川大学の学長は欧州を訪れ、カゼ大学及びソラ大学との間で協定等に署名しました。\n\nカゼ大学との学術交流協定\n"
        "12月5日には、カゼ大学を訪問し、学長と大学間学術交流協定に署名しました。\n\nソラ大学との覚書\n"
        "続く12月8日には、ソラ大学において、学長と協力覚書に署名しました。",
        [(("星川大学", "カゼ大学"), "2022-12-05"), (("星川大学", "ソラ大学"), "2022-12-08")],
    ),
    "all in one": (
        "星川大学は、北辰市民病院、南風総合病院と12月5日に教育に関する協定を締結しました。",
        [(("星川大学", "北辰市民病院", "南風総合病院"), "2022-12-05")],
    ),
}


@pytest.mark.parametrize("name", OF_THE_HUB)
def test_hub_has_one_agreement_with_each_who_has_a_day_or_a_heading(name):
    text, expected = OF_THE_HUB[name]
    reading = read(text, hub="星川大学", published="2022-12-28")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [(tuple(names[party] for party in a.parties), a.signed_on) for a in reading.agreements] == expected
