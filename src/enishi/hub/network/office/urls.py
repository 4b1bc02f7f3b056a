"""Addresses of the review and of the search, below /office/."""

from django.urls import path

from enishi.hub.network.office import finding, reading, reviews

__all__ = ["urlpatterns"]

urlpatterns = [
    path("search/", finding.find, name="enishi_search"),
    path("reviews/", reading.queue, name="enishi_reviews"),
    path("reviews/new/", reading.read_new, name="enishi_read"),
    path("reviews/<int:pk>/", reviews.review, name="enishi_review"),
    path("reviews/<int:pk>/candidates/", reviews.candidates, name="enishi_candidates"),
    path("reviews/<int:pk>/reopen/", reviews.reopen, name="enishi_reopen"),
]
