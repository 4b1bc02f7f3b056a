"""Django's settings, read from the environment. docs/operations.md lists every variable; a test holds the two together."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from enishi.hub.site.databases import database
from enishi.hub.site.environment import Environment
from enishi.hub.site.mail import mail_server

_env = Environment.read()
_site = Path(__file__).resolve().parent

DEBUG = False
SECRET_KEY = _env.secret_key
ALLOWED_HOSTS = list(_env.hosts)
CSRF_TRUSTED_ORIGINS = [_env.url] if _env.url else []
DATABASES = {"default": database(_env.database_url, _env.data)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "enishi.hub.site",
    "enishi.hub.insight",
    "enishi.hub.meeting",
    "enishi.hub.outcomes",
    "enishi.hub.introductions",
    "enishi.hub.pipeline",
    "enishi.hub.contacts",
    "enishi.hub.outbox",
    "enishi.hub.network",
    "enishi.hub.accounts",
    "enishi.hub.site.office",
    "enishi.hub.accounts.apps.OfficeUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "modelcluster",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "whitenoise.runserver_nostatic",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "enishi.hub.site.security.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "enishi.hub.accounts.language.OfficeLanguage",
    "enishi.hub.site.security.OfficeForStaff",
    "enishi.hub.network.discretion.middleware.WithoutWithheldNames",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "enishi.hub.site.urls"
WSGI_APPLICATION = "enishi.hub.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "enishi.hub.site.context.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
LOCALE_PATHS = [_site / "locale"]
TIME_ZONE = _env.time_zone
USE_I18N = USE_TZ = True

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "enishi.hub.accounts.adapter.AccountAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # administrators state the addresses
MFA_FORMS = {
    "add_webauthn": "enishi.hub.accounts.forms.PasskeyForm",
    "edit_webauthn": "enishi.hub.accounts.forms.PasskeyNameForm",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# One way in: the back office has no sign-in of its own that would know nothing of second factors.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False

STATIC_URL = "/static/"
STATIC_ROOT = _env.data / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = _env.data / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

_mail = mail_server(_env.mail)
EMAIL_BACKEND = _mail.backend
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starttls, _mail.tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _env.mail_from

WAGTAIL_SITE_NAME = "Enishi"
WAGTAILADMIN_BASE_URL = _env.url or f"http://127.0.0.1:{_env.port}"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # the office shows the hub's own time, as its pages do
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ja", "日本語"), ("en", "English")]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

_behind_tls = _env.url.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _behind_tls
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if _behind_tls else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _behind_tls else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

ENISHI_DATA = _env.data
ENISHI_HOME_COUNTRY = _env.home_country
ENISHI_LLM = _env.llm
ENISHI_SENDS_MAIL = bool(_env.mail)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
