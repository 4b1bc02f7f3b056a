"""Addresses of the review, below /office/."""

from django.urls import path

from enishi.hub.network.office import reviews

__all__ = ["urlpatterns"]

urlpatterns = [
    path("reviews/", reviews.queue, name="enishi_reviews"),
    path("reviews/new/", reviews.read_new, name="enishi_read"),
    path("reviews/<int:pk>/", reviews.review, name="enishi_review"),
]
