"""The Equal Earth projection (Šavrič, Patterson and Jenny 2018), the Pacific in the middle so that nobody stands at the edge."""

from math import asin, cos, radians, sin, sqrt

__all__ = ["CENTRE", "HEIGHT", "WIDTH", "project"]

WIDTH = 1000.0
HEIGHT = 430.0
#: The meridian in the middle, in degrees east: the cut then runs through the Atlantic.
CENTRE = 155.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF = 2.7066  # half of the plane's width for a globe of radius 1
_TOP = 1.27  # the plane's height at 78 degrees north, above which there is little but ice


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the place of a point (degrees) on a plane of WIDTH by HEIGHT, y downwards."""
    turned = radians((longitude - CENTRE + 540) % 360 - 180)
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    x = 2 * sqrt(3) * turned * cos(theta) / (3 * (9 * _A4 * t6 * t2 + 7 * _A3 * t6 + 3 * _A2 * t2 + _A1))
    y = theta * (_A4 * t6 * t2 + _A3 * t6 + _A2 * t2 + _A1)
    scale = WIDTH / 2 / _HALF
    return WIDTH / 2 + x * scale, (_TOP - y) * scale
