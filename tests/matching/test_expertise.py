"""Who knows a text, by what they wrote."""

import numpy as np

from enishi.matching import Expertise

TEXTS = [
    "Pancreatic cancer detection from microRNA in blood. We screen blood samples for pancreatic cancer.",
    "Early pancreatic cancer screening with blood tests. Blood markers of pancreatic cancer in patients.",
    "Blood markers for screening in large cohorts. Markers in blood of healthy people are screened.",
    "Robotic glove for hand rehabilitation after stroke. The robotic glove moves the hand.",
    "Stroke patients and hand function. Hand rehabilitation with a robotic device after stroke.",
    "A robotic arm for surgery. The robotic arm is moved by a surgeon with one hand.",
]


def test_own_subject_is_known_better():
    knows = Expertise.of(TEXTS).knows
    assert knows([0, 2], [1, 4])[0] > knows([0, 2], [1, 4])[1]
    assert knows([3, 5], [1, 4])[0] < knows([3, 5], [1, 4])[1]


def test_who_wrote_nothing_knows_nothing():
    np.testing.assert_array_equal(Expertise.of(TEXTS).knows([], [0, 1]), [0, 0])


def test_single_text_is_compared_without_harm():
    assert np.isfinite(Expertise.of(["One text alone."]).products).all()
