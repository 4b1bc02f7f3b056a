"""The address of the page on which a side answers. Its token is all that opens it."""

from django.urls import path

from enishi.hub.introductions import views

__all__ = ["app_name", "urlpatterns"]

app_name = "introductions"
urlpatterns = [path("introductions/<str:token>/", views.answer_page, name="answer")]
