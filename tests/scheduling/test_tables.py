from enishi.scheduling import Event, Meeting, Person, Request
from enishi.scheduling.tables import count_table_changes, seat

_PEOPLE = (Person("ann", home=2), Person("bob"), Person("cy"), Person("dee"))
_EVENT = Event((3, 3, 3), _PEOPLE, (Request("q", "bob", "cy"), Request("r", "ann", "bob"), Request("s", "bob", "dee")))


def test_people_sit_at_home_or_stay_where_they_are() -> None:
    seated = seat(_EVENT, {"q": 0, "r": 1, "s": 2})
    assert seated == (Meeting("q", 0, 0), Meeting("r", 1, 2), Meeting("s", 2, 2))
    assert count_table_changes(_EVENT, seated) == 1


def test_meetings_that_stand_keep_table_and_mark() -> None:
    kept = [Meeting("q", 0, 1, printed=True), Meeting("s", 1, 0)]
    assert seat(_EVENT, {"q": 0, "s": 2}, kept) == (Meeting("q", 0, 1, printed=True), Meeting("s", 2, 1))
