"""State what counts as a partner."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.network.models import CountingRule
from enishi.hub.network.rules import require_writer

__all__ = ["state_counting_rule"]


@transaction.atomic
def state_counting_rule(
    kinds: Sequence[str], *, lapsed_count: bool, note: Mapping[str, str], user: User | None, now: datetime
) -> CountingRule:
    """State a new rule under the next number. Earlier rules stay, so that an old figure can be counted again."""
    require_writer(user)
    last = CountingRule.objects.aggregate(last=Max("number"))["last"] or 0
    rule = CountingRule.objects.create(
        number=last + 1, kinds=list(kinds), lapsed_count=lapsed_count, note=dict(note), stated_at=now
    )
    log(rule, "enishi.counting.state", user=user, timestamp=now)
    return rule
