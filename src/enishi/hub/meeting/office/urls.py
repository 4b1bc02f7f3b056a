"""Addresses of suggestions, below /office/."""

from django.urls import path

from enishi.hub.meeting.office import taking, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("meeting/", views.overview, name="enishi_meetings"),
    path("meeting/again/<int:pk>/", views.again, name="enishi_meet_again"),
    path("meeting/<slug:kind>/<int:pk>/", views.suggestions, name="enishi_meet"),
    path("meeting/<slug:kind>/<int:pk>/brief/<slug:language>/", taking.brief, name="enishi_meet_brief"),
    path("meeting/<slug:kind>/<int:pk>/brief/<slug:language>.pdf", taking.brief_as_pdf, name="enishi_meet_pdf"),
    path("meeting/<slug:kind>/<int:pk>/suggestions.<slug:suffix>", taking.table, name="enishi_meet_table"),
]
