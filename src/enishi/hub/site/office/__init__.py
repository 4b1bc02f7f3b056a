"""The frame of the back office: our name and look, its menu, and the Japanese that Wagtail lacks."""
