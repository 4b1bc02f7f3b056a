"""The package as it is installed: built, put into an empty environment from the lock, and used there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not os.environ.get("ENISHI_FULL"), reason="takes a minute: make test sets ENISHI_FULL=1 for it"
)


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run([str(part) for part in command], check=False, capture_output=True, text=True, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("installed")
    _run(sys.executable, "-m", "venv", folder)
    pip = (folder / "bin/python", "-m", "pip", "install", "-q", "--no-compile")
    _run(*pip, "--require-hashes", "-r", "requirements/hub.lock")
    _run(*pip, "--no-deps", wheel)
    return folder / "bin"


def test_wheel_holds_all_that_is_no_code(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    sources = Path("src/enishi")
    wanted = {
        f"enishi/{path.relative_to(sources)}"
        for pattern in ("hub/*/templates/**/*", "hub/*/static/**/*", "py.typed")
        for path in sources.glob(pattern)
        if path.is_file()
    }
    wanted |= {f"enishi/{path.relative_to(sources).with_suffix('.mo')}" for path in sources.rglob("*.po")}
    wanted |= {f"enishi/hub/site/examples/{path.name}" for path in Path("examples/releases").iterdir()}
    assert wanted - set(names) == set()
    assert [name for name in names if name.startswith(("tests", "tools", "var"))] == []


def test_installed_command_says_its_version(installed, tmp_path):
    assert _run(installed / "enishi", "--version", cwd=tmp_path).startswith("enishi, version ")


def test_installed_command_reads(installed, tmp_path):
    release = "LINK-JとUC San Diegoは、2016年5月10日にライフサイエンス分野の交流促進に関する覚書を締結しました。\n"
    (tmp_path / "release.txt").write_text(release, encoding="utf-8")
    read = _run(installed / "enishi", "read", "--json", "--hub", "LINK-J", "release.txt", cwd=tmp_path)
    assert "UC San Diego" in read


def test_installed_hub_finds_settings_and_sample(installed, tmp_path):
    program = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'enishi.hub.site.settings'; django.setup();"
        "from enishi.hub.site.sample import find_sample; print(all(each.exists() for each in find_sample().releases))"
    )
    environ = {"ENISHI_DATA": str(tmp_path), "ENISHI_SECRET_KEY": "x" * 60, "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [installed / "python", "-c", program], check=True, capture_output=True, text=True, cwd=tmp_path, env=environ
    )
    assert done.stdout == "True\n"
