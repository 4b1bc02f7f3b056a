"""The Equal Earth projection."""

import pytest

from enishi.hub.insight.drawing.projection import CENTRE, HEIGHT, WIDTH, project


def test_project_puts_the_central_meridian_in_the_middle():
    assert project(CENTRE, 0)[0] == pytest.approx(WIDTH / 2)


@pytest.mark.parametrize(
    ("longitude", "latitude"), [(-25, 60), (-24, -50), (139.8, 35.7), (-117, 32), (0, 52), (180, 0)]
)
def test_project_stays_on_the_plane(longitude, latitude):
    x, y = project(longitude, latitude)
    assert 0 <= x <= WIDTH
    assert 0 <= y <= HEIGHT


def test_project_keeps_east_right_and_north_up():
    tokyo, angeles, sydney = project(139.8, 35.7), project(-118, 34), project(151, -34)
    assert tokyo[0] < angeles[0]
    assert tokyo[1] < sydney[1]
