"""What staff may do, kept in step with the models and with each user's role."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from enishi.hub.accounts.groups import STAFF
from enishi.hub.accounts.models import User

pytestmark = pytest.mark.django_db


def _user(role):
    return User.objects.create_user("someone@example.org", role=role)


@pytest.mark.parametrize(
    ("role", "groups"), [("public", []), ("member", []), ("staff", [STAFF]), ("administrator", [STAFF])]
)
def test_group_follows_the_role_a_user_is_made_with(role, groups):
    assert [group.name for group in _user(role).groups.all()] == groups


def test_group_follows_a_change_of_role():
    user = _user("staff")
    assert user.has_perm("network.change_agreement")
    user.role = User.Role.MEMBER
    user.save()
    assert User.objects.get().get_all_permissions() == set()
    user.role = User.Role.STAFF
    user.save()
    assert User.objects.get().has_perm("wagtailadmin.access_admin")


def test_staff_may_change_the_record_and_no_user():
    user = _user("staff")
    record = Permission.objects.filter(content_type__app_label="network")
    assert record.count() > 40
    assert user.get_all_permissions() >= {f"network.{permission.codename}" for permission in record}
    assert {name for name in user.get_all_permissions() if name.startswith(("accounts.", "auth."))} == set()


def test_group_lost_is_made_again_with_the_tables():
    Group.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert Group.objects.get(name=STAFF).permissions.filter(codename="access_admin").exists()
