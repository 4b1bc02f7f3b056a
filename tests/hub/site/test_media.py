"""Uploaded pictures: shown as what their name says, and nothing else of the data folder."""

import pytest
from django.conf import settings as configured

pytestmark = pytest.mark.django_db  # the page that says "nothing here" names the hub
SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "media" / "images").mkdir(parents=True)
    return tmp_path / "media"


def _answer(client, name):
    response = client.get(f"/media/images/{name}")
    if response.status_code != 200:
        return response.status_code
    names = ("Content-Type", "Content-Disposition", "Content-Security-Policy", "X-Content-Type-Options")
    return (b"".join(response.streaming_content), *(response.headers.get(each) for each in names))


@pytest.mark.parametrize(
    ("name", "kind", "disposition"),
    [
        ("logo.png", "image/png", 'inline; filename="logo.png"'),
        ("LOGO.JPG", "image/jpeg", 'inline; filename="LOGO.JPG"'),
        ("logo.svg", "application/octet-stream", 'attachment; filename="logo.svg"'),
        ("page.html", "application/octet-stream", 'attachment; filename="page.html"'),
        ("logo.png.html", "application/octet-stream", 'attachment; filename="logo.png.html"'),
        ("bare", "application/octet-stream", 'attachment; filename="bare"'),
    ],
)
def test_upload_is_what_its_name_says_and_runs_nothing(client, media, name, kind, disposition):
    (media / "images" / name).write_bytes(SCRIPT)
    assert _answer(client, name) == (SCRIPT, kind, disposition, "default-src 'none'; sandbox", "nosniff")


@pytest.mark.parametrize(
    "name", ["../secret.png", "%2e%2e/secret.png", "..%2fsecret.png", "/etc/hostname", "none.png", ""]
)
def test_media_outside_the_pictures_is_not_found(client, media, name):
    (media / "secret.png").write_bytes(b"secret")
    assert _answer(client, name) in {400, 404}


def test_link_out_of_the_pictures_is_not_found(client, media):
    (media.parent / "secret.png").write_bytes(b"secret")
    (media / "images" / "link.png").symlink_to(media.parent / "secret.png")
    assert _answer(client, "link.png") == 404


@pytest.mark.parametrize("folder", ["documents", "original_images"])
def test_other_folders_of_uploads_are_closed(client, media, folder):
    (media / folder).mkdir()
    (media / folder / "a.png").write_bytes(b"private")
    assert client.get(f"/media/{folder}/a.png").status_code == 404


def test_uploads_lie_outside_what_is_served_as_files():
    assert not configured.MEDIA_ROOT.is_relative_to(configured.STATIC_ROOT)
