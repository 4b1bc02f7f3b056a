"""Addresses of the outbox, below /office/."""

from django.urls import path

from enishi.hub.outbox.office import views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("letters/", views.letters, name="enishi_letters"),
    path("letters/<int:pk>/", views.letter, name="enishi_letter"),
]
