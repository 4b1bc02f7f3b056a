"""Days and terms that sentences and labelled lines of Japanese releases state of an agreement."""

import pytest

from enishi.releases import read

CASES = {
    "both calendars' years": (
        "星川大学と川中市は、令和4(2022)年12月6日、連携協定を締結しました。",
        [("new", ("星川大学", "川中市"), "2022-12-06", "", "")],
    ),
    "until a limit, from the signing": (
        "川中市と星川大学は、12月6日、連携協定を締結しました。\n協定期間:締結日~令和9年3月31日(以降自動更新)",
        [("new", ("川中市", "星川大学"), "2022-12-06", "", "2027-03-31")],
    ),
    "terms before and after": (
        "川中市と星川大学は、12月6日、変更協定を締結しました。\n〇協定の期間(第8条)\n(変更前)締結の日から1年間とする。\n"
        "(変更後)令和4年12月6日から令和9年3月31日までとする。",
        [("amendment", ("川中市", "星川大学"), "2022-12-06", "", "2027-03-31")],
    ),
    "a limit that is moved": (
        "川中市と星川大学は、12月6日、連携協定の一部を変更する協定を締結しました。\n協定の終期 令和5年3月31日を令和6年3月31日に改める",
        [("amendment", ("川中市", "星川大学"), "2022-12-06", "", "2024-03-31")],
    ),
    "a period that is moved": (
        "川中市と星川大学は、12月6日、連携協定の一部を変更する協定を締結しました。\n"
        "協定の有効期間の満了日を「令和5年3月31日」から「令和6年3月31日」に変更",
        [("amendment", ("川中市", "星川大学"), "2022-12-06", "", "2024-03-31")],
    ),
    "a line for what was and one for what is": (
        "川中市と星川大学は、12月6日、共同研究契約の一部を変更する覚書を締結しました。\n(1)研究期間の延長\n"
        "変更前:2020年11月15日から2022年11月14日まで\n変更後:2020年11月15日から2027年11月14日まで",
        [("amendment", ("川中市", "星川大学"), "2022-12-06", "", "2027-11-14")],
    ),
    "prolonged until": (
        "川中市と星川大学は、12月6日、「連携に関する覚書」を、2028年6月30日まで延長することに合意し、合意書を取り交わした。",
        [("renewal", ("川中市", "星川大学"), "2022-12-06", "", "2028-06-30")],
    ),
    "the day behind": (
        "星川大学と川中市は、連携協定を結んだ。締結は12月6日付。",
        [("new", ("星川大学", "川中市"), "2022-12-06", "", "")],
    ),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_words_tell_the_day_and_the_term(name):
    text, expected = CASES[name]
    reading = read(text, published="2022-12-28")
    names = {o.id: o.names[0].text for o in reading.organisations}
    found = [
        (a.status, tuple(names[party] for party in a.parties), a.signed_on, a.term, a.ends_on)
        for a in reading.agreements
    ]
    assert found == expected
