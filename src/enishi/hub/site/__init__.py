"""Settings, urls, base templates, static files, the embedded hub."""
