import json

import pytest
from click.testing import CliRunner

from enishi.cli import main
from enishi.scheduling import event_to_json
from tests.scheduling.events import simple


@pytest.fixture
def event_file(tmp_path):
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event_to_json(simple(3, [(0, 1), (1, 2), (0, 2)], (1, 1)))))
    return path


def test_schedule_prints_the_timetable_and_its_proof(event_file) -> None:
    result = CliRunner().invoke(main, ["schedule", str(event_file)])
    assert (result.exit_code, result.stderr) == (
        0,
        "2 of 3 meetings, weight 2: optimal, proven; 0 breaks, as few as can be\n",
    )
    written = json.loads(result.stdout)
    assert (len(written["meetings"]), written["value"], written["proven"], len(written["unmet"])) == (2, 2.0, True, 1)


def test_schedule_writes_to_a_file(event_file, tmp_path) -> None:
    result = CliRunner().invoke(main, ["schedule", str(event_file), "-o", str(tmp_path / "timetable.json")])
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads((tmp_path / "timetable.json").read_text())["bound"] == 2.0


def test_schedule_refuses_a_bad_event_in_one_sentence(tmp_path) -> None:
    path = tmp_path / "event.json"
    path.write_text('{"slots": 1, "tables": 1, "people": [], "requests": [{"id": "r", "a": "x", "b": "y"}]}')
    result = CliRunner().invoke(main, ["schedule", str(path)])
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        "enishi schedule: Request 'r' (row 1) names the unknown person 'x'.\n",
    )
