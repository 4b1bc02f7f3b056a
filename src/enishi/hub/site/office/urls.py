"""Addresses of the back office that answer before Wagtail's own."""

from django.urls import path, re_path
from wagtail.admin.auth import require_admin_access

from enishi.hub.site.office import views

__all__ = ["urlpatterns"]

# Parts of Wagtail that a hub does not use: pages, pictures and files have no place to be shown, workflows nothing to
# approve, and a user's group follows from the role alone. What the newsroom brings later is taken off this list.
_CLOSED = (
    "api|block-preview|bulk|choose-[a-z-]+|collections|documents|failwhale|groups|images|login/password_reset|pages|password_reset|"
    "reports/(?!site-history)[a-z-]+|tag-autocomplete|test404|workflows"
)

urlpatterns = [
    path("account/", require_admin_access(views.Account.as_view())),
    path("jsi18n/", views.words_for_scripts),
    path("snippets/", views.closed),
    re_path(rf"^(?:{_CLOSED})/", views.closed),
]
