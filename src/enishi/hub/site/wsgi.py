"""What the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

__all__ = ["application"]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.hub.site.settings")
application = get_wsgi_application()

# What is loaded by now stays until the process ends. Left to the collector, it would look through all of it again and
# again: a tenth of a second each time, in the middle of someone's page.
gc.collect()
gc.freeze()
