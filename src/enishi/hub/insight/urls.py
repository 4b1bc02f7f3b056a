"""Addresses of the hub at a glance."""

from django.urls import URLPattern, path

from enishi.hub.insight import views

__all__ = ["app_name", "urlpatterns"]

app_name = "insight"
urlpatterns: list[URLPattern] = [path("", views.glance, name="glance")]
