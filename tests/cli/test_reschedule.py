import json

import pytest
from click.testing import CliRunner

from enishi.cli import main
from enishi.scheduling import event_to_json, schedule, timetable_to_json
from tests.scheduling.events import simple


@pytest.fixture
def files(tmp_path):
    event = simple(3, [(0, 1), (1, 2), (0, 2)], (1, 1))
    (tmp_path / "event.json").write_text(json.dumps(event_to_json(event)))
    (tmp_path / "timetable.json").write_text(json.dumps(timetable_to_json(schedule(event))))
    return [str(tmp_path / "event.json"), str(tmp_path / "timetable.json")]


def test_reschedule_says_what_was_and_what_is(files) -> None:
    result = CliRunner().invoke(main, ["reschedule", *files, "--cancel", "p0"])
    assert result.exit_code == 0, result.stderr
    assert [each["request"] for each in json.loads(result.stdout)["meetings"]] == ["r1"]
    lines = result.stderr.splitlines()
    assert lines[0] == "before: 2 of 3 meetings, weight 2: optimal, proven; 0 breaks, as few as can be"
    assert lines[-1] == "after: 1 of 3 meetings, weight 1: optimal, proven; 0 breaks, as few as can be"


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        (["--cancel", "px"], "There is no person 'px' to cancel."),
        (["--close-table", "3"], "'3' is no slot and table; write 3:12 for table 12 in slot 3."),
    ],
)
def test_reschedule_refuses_in_one_sentence(files, option: list[str], sentence: str) -> None:
    result = CliRunner().invoke(main, ["reschedule", *files, *option])
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"enishi reschedule: {sentence}\n")
