"""The page on which the person to ask says what becomes of what is about to end. Opening it changes nothing; its buttons act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from enishi.hub.contacts.models import Use
from enishi.hub.contacts.queries import may
from enishi.hub.network.discretion import by_own_rules
from enishi.hub.network.models import in_language
from enishi.hub.network.names import reader_language
from enishi.hub.outbox.links import acts_too_often
from enishi.hub.outbox.pages import GONE, nothing_here, private_page, too_often
from enishi.hub.pipeline.models import Answer, Need, Reminder
from enishi.hub.pipeline.reminding import SHOWN_FOR, TooLate, answer_reminder, is_open, reminder_of, stop_reminders

__all__ = ["ends"]


@by_own_rules
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ends(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether it is still valid; or do what was said."""
    reminder = reminder_of(token)
    if reminder is None:
        return nothing_here(request)
    if request.method == "POST":
        if acts_too_often(f"reminder {reminder.pk}", timezone.now()):
            return too_often(request, pressed=True)
        return _take(request, reminder)
    today, language = timezone.localdate(), reader_language()
    open_ = is_open(reminder, today)
    if not open_ and not reminder.said:
        return private_page(request, GONE, {}, status=410)
    offer = reminder.offer
    context = {
        "reminder": reminder,
        "offer": offer,
        "title": in_language(offer.title, language),
        "summary": in_language(offer.summary, language),
        "is_need": isinstance(offer, Need),
        "is_open": open_,
        "until": offer.expires_on,
        "would_be": today + SHOWN_FOR,
        "name": reminder.person.display_name(language),
        "gets_letters": may(reminder.person, Use.CONTACTED),
    }
    return private_page(request, "pipeline/ends.html", context)


def _take(request: HttpRequest, reminder: Reminder) -> HttpResponse:
    now, said = timezone.now(), request.POST.get("said", "")
    try:
        if "stop" in request.POST:
            stop_reminders(reminder, now=now)
        elif said in Answer.values:
            answer_reminder(reminder, Answer(said), word=request.POST.get("word", "").replace("\0", ""), now=now)
    except TooLate:
        pass  # the page itself says how it stands
    return redirect(request.path)
