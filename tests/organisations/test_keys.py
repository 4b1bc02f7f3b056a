"""Names of parts with their wholes, in the ways in which English writes them."""

import pytest

from enishi.organisations.keys import name_key, part_keys


@pytest.mark.parametrize(
    "name",
    [
        "School of Nursing, Caldera State University",
        "School of Nursing at Caldera State University",
        "School of Nursing of the Caldera State University",
        "Caldera State University School of Nursing",
        "Caldera State University, School of Nursing",
    ],
)
def test_part_and_whole_are_one_name_in_any_order(name):
    assert part_keys(name) >= {
        "schoolofnursingatcalderastateuniversity",
        "schoolofnursingofcalderastateuniversity",
        "schoolofnursingcalderastateuniversity",
        "calderastateuniversityschoolofnursing",
    }


@pytest.mark.parametrize(
    "name", ["School of Nursing", "Caldera State University", "Institute of Photonics", "陸中大学"]
)
def test_other_names_have_their_own_key_alone(name):
    assert part_keys(name) == {name_key(name)}
