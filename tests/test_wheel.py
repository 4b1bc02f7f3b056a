"""The package as it is installed: built, put into an empty environment from the lock, and used there."""

import os
import re
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.markers import Marker

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
    _run(folder / "bin/python", "-m", "pip", "install", "-q", "--no-compile", "--no-deps", wheel)
    packages = folder / "locked"
    packages.mkdir()
    _lay_out(packages)
    (site_packages,) = folder.glob("lib/python3*/site-packages")
    (site_packages / "locked.pth").write_text(f"{packages}\n", encoding="utf-8")
    return folder / "bin"


def _lay_out(packages: Path) -> None:
    """Link what the hub's lock names, and nothing else of this environment, which holds the same files by hash."""
    for line in Path("requirements/hub.lock").read_text(encoding="utf-8").splitlines():
        if not (locked := re.match(r"([\w.-]+)==([^ ;]+)(?: ; (.*?))?(?: \\)?$", line)):
            continue
        if locked[3] and not Marker(locked[3]).evaluate():
            continue
        found = distribution(locked[1])
        assert found.version == locked[2]
        tops = {file.parts[0] for file in found.files or () if file.parts[0] not in {"..", "__pycache__"}}
        for top in tops:
            if not (packages / top).exists():
                (packages / top).symlink_to(Path(str(found.locate_file(top))).resolve())


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
