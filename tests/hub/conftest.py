"""What every test of the hub begins with."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _own_language():
    """A page asked for in one test leaves its language to the thread: each test begins in the hub's own."""
    translation.deactivate()
    yield
    translation.deactivate()
