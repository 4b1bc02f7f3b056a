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


@pytest.fixture
def folder(tmp_path):
    """The example of docs/scheduling.md."""
    folder = tmp_path / "event"
    folder.mkdir()
    (folder / "event.csv").write_text("slots,2\ntables,1\n", encoding="utf-8")
    (folder / "people.csv").write_text("id\nAnn\nBen\nCho\n", encoding="utf-8")
    (folder / "requests.csv").write_text("id,a,b,weight\nr1,Ann,Ben,3\nr2,Ben,Cho,2\nr3,Ann,Cho,1\n", encoding="utf-8")
    return folder


def test_schedule_and_reschedule_read_and_write_spreadsheets(folder, tmp_path) -> None:
    made = CliRunner().invoke(main, ["schedule", str(folder), "-o", str(tmp_path / "made.xlsx")])
    assert (made.exit_code, made.stderr) == (
        0,
        "2 of 3 meetings, weight 5: optimal, proven; 0 breaks, as few as can be\n",
    )
    changed = CliRunner().invoke(
        main, ["reschedule", str(folder), str(tmp_path / "made.xlsx"), "--cancel", "Ben", "-o", str(tmp_path / "new")]
    )
    assert (changed.exit_code, changed.stdout) == (0, "")
    assert (tmp_path / "new" / "slots.csv").read_text(encoding="utf-8-sig").splitlines()[1].split(",")[2:5] == [
        "r3",
        "Ann",
        "Cho",
    ]


def test_schedule_refuses_to_write_one_csv_file(folder, tmp_path) -> None:
    result = CliRunner().invoke(main, ["schedule", str(folder), "-o", str(tmp_path / "made.csv")])
    assert (result.exit_code, (tmp_path / "made.csv").exists()) == (2, False)


def test_schedule_names_sheet_and_line_of_what_is_wrong(folder) -> None:
    (folder / "requests.csv").write_text("id,a,b,weight\nr1,Ann,Ben,3\nr2,Ann,Ann,1\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["schedule", str(folder)])
    assert (result.exit_code, "line 3 of requests" in result.stderr) == (2, True)
