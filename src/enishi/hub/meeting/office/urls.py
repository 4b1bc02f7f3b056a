"""Addresses of suggestions, below /office/."""

from django.urls import path

from enishi.hub.meeting.office import taking, views
from enishi.hub.meeting.office.guests import lists, pairs
from enishi.hub.meeting.office.guests import taking as guests_taking

__all__ = ["urlpatterns"]

urlpatterns = [
    path("meeting/", views.overview, name="enishi_meetings"),
    path("meeting/again/<int:pk>/", views.again, name="enishi_meet_again"),
    path("meeting/good/<int:pk>/", views.not_good, name="enishi_meet_not_good"),
    path("meeting/bands/", views.bands, name="enishi_meet_bands"),
    path("meeting/guests/", lists.all_lists, name="enishi_guest_lists"),
    path("meeting/guests/new/", lists.add, name="enishi_guest_list_new"),
    path("meeting/guests/<int:pk>/", lists.whose, name="enishi_guests"),
    path("meeting/guests/<int:pk>/delete/", lists.delete, name="enishi_guest_list_delete"),
    path("meeting/guests/<int:pk>/pairs/", pairs.pairs, name="enishi_guest_pairs"),
    path("meeting/guests/<int:pk>/pairs.<slug:suffix>", guests_taking.table, name="enishi_guest_table"),
    path("meeting/guests/<int:pk>/briefs/<slug:language>.pdf", guests_taking.briefs, name="enishi_guest_briefs"),
    path("meeting/guests/<int:pk>/requests.xlsx", guests_taking.requests, name="enishi_guest_requests"),
    path(
        "meeting/guests/<int:pk>/brief/<slug:whom>/<int:guest>/<slug:language>/",
        guests_taking.brief,
        name="enishi_guest_brief",
    ),
    path(
        "meeting/guests/<int:pk>/brief/<slug:whom>/<int:guest>/<slug:language>.pdf",
        guests_taking.brief_as_pdf,
        name="enishi_guest_pdf",
    ),
    path("meeting/<slug:kind>/<int:pk>/", views.suggestions, name="enishi_meet"),
    path("meeting/<slug:kind>/<int:pk>/brief/<slug:language>/", taking.brief, name="enishi_meet_brief"),
    path("meeting/<slug:kind>/<int:pk>/brief/<slug:language>.pdf", taking.brief_as_pdf, name="enishi_meet_pdf"),
    path("meeting/<slug:kind>/<int:pk>/suggestions.<slug:suffix>", taking.table, name="enishi_meet_table"),
]
