"""The address of the page on which a side says what came of it."""

from django.urls import path

from enishi.hub.outcomes import views

__all__ = ["app_name", "urlpatterns"]

app_name = "outcomes"
urlpatterns = [path("introductions/report/<str:token>/", views.report_page, name="report")]
