"""Users: an address to sign in with, a role that says what they may do."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.hub.accounts.groups import keep_in_step

__all__ = ["User", "UserManager"]


class UserManager(BaseUserManager["User"]):
    """Makes users whose login is their address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a user with *email* as login; without *password* the account cannot sign in by one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create an administrator."""
        return self.create_user(email, password, role=User.Role.ADMINISTRATOR, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by address, whatever its case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in."""

    class Role(models.TextChoices):
        PUBLIC = "public", _("public")
        MEMBER = "member", _("member")
        STAFF = "staff", _("staff")
        ADMINISTRATOR = "administrator", _("administrator")

    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=8, default="ja", choices=[("ja", "日本語"), ("en", "English")]
    )
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.PUBLIC)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ()  # type: ignore[assignment]  # Django reads any sequence

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email"]

    def __str__(self) -> str:
        return self.name or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep Django's flag and the group in step with the role, which alone is set by people."""
        self.is_superuser = self.role == self.Role.ADMINISTRATOR
        super().save(*args, **kwargs)
        keep_in_step(self, is_staff=self.is_staff)

    @property
    def is_staff(self) -> bool:
        """Whether the back office is open to this user."""
        return self.role in {self.Role.STAFF, self.Role.ADMINISTRATOR}

    def get_full_name(self) -> str:
        """The name to greet with."""
        return str(self)

    def get_short_name(self) -> str:
        """The same."""
        return str(self)
