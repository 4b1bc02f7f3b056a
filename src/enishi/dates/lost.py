"""A day that lost its 月: "63日" where "6月3日" was meant."""

import re
from datetime import date, timedelta

from enishi.dates.partial import InvalidDate, PartialDate, day_date

__all__ = ["split_lost"]

# What follows a count of days, a day of the week or the name of a country rather than a date.
_COUNTS = re.compile(
    r"[間目分後前余超弱強本系米中英独仏欧曜時数程付齢当単連以未経程ほくぶをがあずかも計]|あたり|につ|で[終完実達]|の[う猶間]"
)
#: How far from the day of publication a proposed reading may lie.
_NEAR = timedelta(days=62)


def split_lost(
    digits: str, following: str, *, year: int | None = None, published: date | None = None
) -> list[PartialDate]:
    """Return the days that *digits* before 日 may have meant, the most likely first; empty where it is no lost date.

    The figure must be greater than any day of a month, and split into a month and a day. With *year* the split must
    exist in that year; without it, it must lie near *published*. Of several splits the closest to *published* not
    after it comes first. *following* holds the next characters, which tell a count ("63日間") from a date.
    """
    if int(digits) <= 31 or _COUNTS.match(following):
        return []
    years = [year] if year else [published.year + step for step in (0, -1, 1)] if published else []
    readings = {}
    for cut in range(1, len(digits)):
        month, day = digits[:cut], digits[cut:]
        if month[0] == "0" or day[0] == "0" or len(day) > 2:
            continue
        for each in years:
            try:
                reading = day_date(each, int(month), int(day))
            except InvalidDate:
                continue
            if year or (published and abs(reading.earliest - published) <= _NEAR):
                readings[reading.edtf] = reading
    if published is None:
        return list(readings.values())
    return sorted(readings.values(), key=lambda each: (each.earliest > published, abs(each.earliest - published)))
