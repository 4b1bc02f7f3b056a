"""The address of the page on which a side answers, whose token is all that opens it; and those on which members ask to be introduced."""

from django.urls import path, register_converter

from enishi.hub.introductions import asking, views
from enishi.hub.network.urls import KeyConverter

__all__ = ["app_name", "urlpatterns"]

register_converter(KeyConverter, "wished")

app_name = "introductions"
urlpatterns = [
    path("introductions/wish/seed/<wished:pk>/", asking.wish_for_seed, name="wish_seed"),
    path("introductions/wish/need/<wished:pk>/", asking.wish_for_need, name="wish_need"),
    path("introductions/<str:token>/", views.answer_page, name="answer"),
]
