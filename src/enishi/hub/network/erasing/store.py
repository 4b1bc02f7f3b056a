"""What was deleted still stands in the free space of a database file until something is written over it."""

from django.db import connection

__all__ = ["overwrite_freed"]


def overwrite_freed() -> None:
    """Write the file of an embedded database anew, without what was deleted. A database server looks after its own files."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
