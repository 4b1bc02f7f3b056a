"""Addresses of the review, below /office/."""

from django.urls import path

from enishi.hub.network.office import reading, reviews

__all__ = ["urlpatterns"]

urlpatterns = [
    path("reviews/", reading.queue, name="enishi_reviews"),
    path("reviews/new/", reading.read_new, name="enishi_read"),
    path("reviews/<int:pk>/", reviews.review, name="enishi_review"),
    path("reviews/<int:pk>/candidates/", reviews.candidates, name="enishi_candidates"),
    path("reviews/<int:pk>/reopen/", reviews.reopen, name="enishi_reopen"),
]
