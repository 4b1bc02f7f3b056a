"""Pictures that staff uploaded, served from the data folder so that nothing in them can run."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join

__all__ = ["picture"]

# Wagtail keeps the pictures it cut to size here. Originals (with the place where a photo was taken) and documents (which may
# be for some readers only) lie in other folders, and are not for everyone.
_FOLDER = "images"
# By the end of the name, never by what the file says of itself; SVG can carry scripts, and is only ever saved.
_SHOWN = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


def picture(_request: HttpRequest, name: str) -> FileResponse:
    """Answer with an uploaded picture. Raises Http404 (also for what lies elsewhere), SuspiciousFileOperation for paths that climb."""
    folder = Path(settings.MEDIA_ROOT, _FOLDER).resolve()
    file = Path(safe_join(folder, name)).resolve()
    if not file.is_relative_to(folder) or not file.is_file():  # resolved: a link must not lead out of the folder
        raise Http404
    kind = _SHOWN.get(file.suffix.lower())
    response = FileResponse(
        file.open("rb"),
        as_attachment=kind is None,
        filename=file.name,
        content_type=kind or "application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
