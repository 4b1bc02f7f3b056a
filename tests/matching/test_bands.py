"""What a score means."""

from enishi.matching import Band, Bands, Judgement


def test_default_bands_count_widths_of_chance():
    assert [Bands().of(score) for score in (3.1, 3.0, 2.05, 2.0)] == [
        Band.STRONG,
        Band.POSSIBLE,
        Band.POSSIBLE,
        Band.WEAK,
    ]


def test_bands_follow_the_staff_s_judgements():
    judged = [Judgement(score / 10, good=score >= 20 or (score >= 10 and score % 2 == 0)) for score in range(30)]
    bands = Bands.fitted(judged)
    assert bands.of(2.5) is Band.STRONG
    assert [one.good for one in judged if bands.of(one.score) is Band.STRONG].count(False) <= 3
    assert bands.possible < bands.strong
    assert bands.of(0.1) is Band.WEAK


def test_few_judgements_change_nothing():
    assert Bands.fitted([Judgement(5.0, good=False)] * 19) == Bands()


def test_equal_scores_share_a_band():
    judged = [Judgement(4.0, good=True)] * 16 + [Judgement(2.0, good=number < 2) for number in range(10)]
    assert Bands.fitted(judged).strong == 4.0


def test_where_nothing_was_good_nothing_is_strong():
    bands = Bands.fitted([Judgement(float(score), good=False) for score in range(25)])
    assert {bands.of(float(score)) for score in range(25)} == {Band.WEAK}


def test_praise_of_the_best_alone_says_nothing_of_those_below():
    assert Bands.fitted([Judgement(4.0 + number / 10, good=True) for number in range(20)]) == Bands()
    lower = [Judgement(2.5 + number / 100, good=True) for number in range(20)]
    assert Bands.fitted(lower) == Bands(2.5, 2.05)


def test_strong_grows_narrower_only_where_those_below_were_not_good():
    judged = [Judgement(5.0 + number, good=True) for number in range(12)]
    judged += [Judgement(3.0 + number / 10, good=number == 9) for number in range(10)]
    assert [Bands.fitted(judged).of(score) for score in (3.6, 3.55, 3.5)] == [Band.STRONG, Band.POSSIBLE, Band.WEAK]
