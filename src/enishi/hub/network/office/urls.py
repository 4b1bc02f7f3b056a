"""Addresses of the review, of the search and of joining records, below /office/."""

from django.urls import path

from enishi.hub.network.office import claims, doubles, finding, joining, reading, reviews

__all__ = ["urlpatterns"]

urlpatterns = [
    path("search/", finding.find, name="enishi_search"),
    path("reviews/", reading.queue, name="enishi_reviews"),
    path("reviews/new/", reading.read_new, name="enishi_read"),
    path("reviews/<int:pk>/", reviews.review, name="enishi_review"),
    path("reviews/<int:pk>/candidates/", reviews.candidates, name="enishi_candidates"),
    path("reviews/<int:pk>/claim/", claims.hold, name="enishi_claim"),
    path("reviews/<int:pk>/reopen/", reviews.reopen, name="enishi_reopen"),
    path("joining/", joining.joinings, name="enishi_joinings"),
    path("joining/doubles/", doubles.likely, name="enishi_doubles"),
    path("joining/different/<int:pk>/", doubles.take_back, name="enishi_maybe_same"),
    path("joining/<slug:kind>/<int:first>/<int:second>/different/", doubles.different, name="enishi_not_same"),
    path("joining/<int:pk>/undo/", joining.undo, name="enishi_undo_joining"),
    path("joining/<slug:kind>/<int:pk>/", joining.choose, name="enishi_join_choose"),
    path("joining/<slug:kind>/<int:kept>/<int:gone>/", joining.compare, name="enishi_join"),
]
