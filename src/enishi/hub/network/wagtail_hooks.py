"""What the back office must know of the record."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

__all__ = ["register_actions"]


@hooks.register("register_log_actions")
def register_actions(actions: object) -> None:
    """Name our acts for the history pages."""
    names = {
        "enishi.source.add": (_("Source added"), _("Added the source")),
        "enishi.reading.propose": (_("Reading proposed"), _("Read the source")),
        "enishi.reading.decide": (_("Items decided"), _("Decided on items of the reading")),
        "enishi.reading.accept": (_("Reading accepted"), _("Accepted facts of the reading")),
        "enishi.reading.reopen": (_("Review reopened"), _("Reopened the review")),
        "enishi.doubt.settle": (_("Doubt settled"), _("Settled the doubt")),
        "enishi.counting.state": (_("Counting rule stated"), _("Stated what counts as a partner")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)  # type: ignore[attr-defined]  # Wagtail's registry is untyped
