"""Addresses of the review, below /office/."""

from django.urls import path

from enishi.hub.pipeline.office.reviews import review

__all__ = ["urlpatterns"]

urlpatterns = [path("offers/<slug:kind>/<int:pk>/", review, name="enishi_offer")]
