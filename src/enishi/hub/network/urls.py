"""Addresses of the record's public pages."""

from django.urls import URLPattern

__all__ = ["app_name", "urlpatterns"]

app_name = "network"
urlpatterns: list[URLPattern] = []
