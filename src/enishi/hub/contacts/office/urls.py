"""Addresses of contact data and consents, below /office/."""

from django.urls import path

from enishi.hub.contacts.office import erasing, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("contacts/", views.contacts, name="enishi_contacts"),
    path("contacts/<int:pk>/", views.one, name="enishi_contact"),
    path("contacts/<int:pk>/erase/", erasing.erase, name="enishi_contact_erase"),
    path("contacts/<int:pk>/all.json", views.everything, name="enishi_contact_export"),
]
