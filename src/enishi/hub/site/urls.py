"""All addresses of the hub."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as office_urls

from enishi.hub.site import media, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("healthz", views.health, name="health"),
    path("media/images/<path:name>", media.picture, name="picture"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("office/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("office/", include("enishi.hub.site.office.urls")),
    path("office/", include(office_urls)),
    path("", views.to_reader_language, name="root"),
    *i18n_patterns(
        # Administrators change addresses, by a named act; allauth's own page would write past it.
        path("accounts/email/", RedirectView.as_view(pattern_name="mfa_index")),
        path("accounts/", include("allauth.urls")),
        path("", include("enishi.hub.insight.urls")),
        path("", include("enishi.hub.network.urls")),
        path("", include("enishi.hub.outcomes.urls")),
        path("", include("enishi.hub.introductions.urls")),
        path("", include("enishi.hub.pipeline.urls")),
    ),
    path("favicon.ico", RedirectView.as_view(url="/static/site/seal.svg", permanent=True)),
]

handler403 = "enishi.hub.site.views.refused"
handler404 = "enishi.hub.site.views.not_found"
handler500 = "enishi.hub.site.views.failed"
