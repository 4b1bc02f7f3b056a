"""Users, roles, language, sign-in."""
