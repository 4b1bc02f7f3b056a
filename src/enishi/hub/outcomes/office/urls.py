"""Addresses of follow-through, below /office/."""

from django.urls import path

from enishi.hub.outcomes.office import views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("outcomes/", views.overview, name="enishi_outcomes"),
    path("outcomes/<int:pk>/", views.one, name="enishi_followed"),
]
