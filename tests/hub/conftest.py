"""What every test of the hub begins with."""

import pytest
from django.test import Client
from django.utils import translation
from wagtail.users.models import UserProfile

from enishi.hub.accounts.models import User


@pytest.fixture(autouse=True)
def _own_language():
    """A page asked for in one test leaves its language to the thread: each test begins in the hub's own."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def office(db) -> Client:
    """The browser of somebody of the staff who reads English."""
    user = User.objects.create_user("staff@example.org", role="staff", language="en")
    UserProfile.objects.create(user=user, preferred_language="en")
    browser = Client()
    browser.force_login(user)
    return browser
