"""How far two have come, as both sides and staff tell it; where they disagree, that is said."""

from collections.abc import Iterable
from dataclasses import dataclass

from enishi.hub.introductions.models import Introduction
from enishi.hub.outcomes.models import ORDER, Report, Stage

__all__ = ["Standing", "furthest", "standing_of"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The last word of each side and of staff (None where they said nothing)."""

    sides: tuple[Report | None, Report | None]
    staff: Report | None

    @property
    def disagree(self) -> bool:
        """Whether the two sides tell otherwise, and staff have not settled it since."""
        one, two = self.sides
        if one is None or two is None or one.stage == two.stage:
            return False
        return self.staff is None or self.staff.at < max(one.at, two.at)

    @property
    def stage(self) -> Stage | None:
        """How far they are: by staff's word where it is the newest, else by the less far of the two; None where nobody said."""
        told = [each for each in self.sides if each is not None]
        newest = max((each.at for each in told), default=None)
        if self.staff is not None and (newest is None or self.staff.at >= newest):
            return Stage(self.staff.stage)
        ends = [each for each in told if each.stage == Stage.ENDED]
        if ends and (len(ends) == len(told) or self.disagree):
            told = [each for each in told if each.stage != Stage.ENDED] or ends
        return min((Stage(each.stage) for each in told), key=_rank, default=None)


def _rank(stage: Stage) -> int:
    return ORDER.index(stage) if stage in ORDER else len(ORDER)


def standing_of(introduction: Introduction) -> Standing:
    """Return how far the two are. No query where sides and reports were fetched."""
    last: dict[int | None, Report] = {}
    for report in introduction.reports.all():
        last[report.side_id] = report
    one, two = sorted(introduction.sides.all(), key=lambda side: side.place)
    return Standing((last.get(one.pk), last.get(two.pk)), last.get(None))


def furthest(reports: Iterable[Report]) -> dict[Stage, Report]:
    """Return for each stage that was ever reached the report that first told of it, or of a later one."""
    reached: dict[Stage, Report] = {}
    for report in reports:
        if report.stage in ORDER:
            for stage in ORDER[: _rank(Stage(report.stage)) + 1]:
                reached.setdefault(stage, report)
    return reached
