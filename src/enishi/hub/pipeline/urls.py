"""Addresses of the public pages of seeds and needs. They hold a number alone: no name could be read from them."""

from django.urls import path, register_converter

from enishi.hub.network.urls import KeyConverter
from enishi.hub.pipeline import answering, views

__all__ = ["app_name", "urlpatterns"]

register_converter(KeyConverter, "offer")

app_name = "pipeline"
urlpatterns = [
    path("seeds/", views.seed_list, name="seeds"),
    path("seeds.json", views.seeds_json, name="seeds_json"),
    path("seeds/<offer:pk>/", views.seed, name="seed"),
    path("offers/<str:token>/", answering.ends, name="ends"),
    path("needs/", views.need_list, name="needs"),
    path("needs.json", views.needs_json, name="needs_json"),
    path("needs/<offer:pk>/", views.need, name="need"),
]
