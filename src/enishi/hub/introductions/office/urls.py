"""Addresses of introductions, below /office/."""

from django.urls import path

from enishi.hub.introductions.office import proposing, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("introductions/", views.introductions, name="enishi_introductions"),
    path("introductions/new/", proposing.new, name="enishi_introduce"),
    path("introductions/<int:pk>/", views.one, name="enishi_introduction"),
    path("introductions/wishes/<int:pk>/done/", views.wish_done, name="enishi_wish_done"),
]
