"""Addresses of the record's public pages."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from enishi.hub.network import views

__all__ = ["KeyConverter", "app_name", "urlpatterns"]


class KeyConverter(IntConverter):
    """A record's key. A longer number is nobody's, and more than a database can be asked for."""

    regex = "[0-9]{1,18}"


register_converter(KeyConverter, "key")

app_name = "network"
urlpatterns = [
    path("partners/", views.partner_list, name="partners"),
    path("organisations/<key:pk>/", views.organisation, name="organisation"),
    path("agreements/", views.agreement_list, name="agreements"),
    path("agreements/<key:pk>/", views.agreement, name="agreement"),
    path("sources/", views.source_list, name="sources"),
    path("sources/<key:pk>/", views.source, name="source"),
    path("search/", views.find, name="search"),
    path("counting/", views.counting, name="counting"),
]
