"""Addresses of suggestions, below /office/."""

from django.urls import path

from enishi.hub.meeting.office import views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("meeting/", views.overview, name="enishi_meetings"),
    path("meeting/again/<int:pk>/", views.again, name="enishi_meet_again"),
    path("meeting/<slug:kind>/<int:pk>/", views.suggestions, name="enishi_meet"),
]
