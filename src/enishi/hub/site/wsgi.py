"""The hub as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

__all__ = ["application"]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.hub.site.settings")
application = get_wsgi_application()
resolve("/healthz")  # loads every view, for which the first visitor would wait

# What is loaded by now stays until the process ends. Left to the collector, it would look through all of it again and
# again: a tenth of a second each time, in the middle of someone's page.
gc.collect()
gc.freeze()
