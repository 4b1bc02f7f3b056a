"""Addresses of the record's public pages."""

from django.urls import path

from enishi.hub.network import views

__all__ = ["app_name", "urlpatterns"]

app_name = "network"
urlpatterns = [
    path("partners/", views.partner_list, name="partners"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
    path("agreements/", views.agreement_list, name="agreements"),
    path("agreements/<int:pk>/", views.agreement, name="agreement"),
    path("sources/", views.source_list, name="sources"),
    path("sources/<int:pk>/", views.source, name="source"),
    path("search/", views.find, name="search"),
    path("counting/", views.counting, name="counting"),
]
