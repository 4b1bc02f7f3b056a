"""Doubts about a text as a whole, whatever the rules found in it: that it is empty, about something else, or names no day."""

import re

from enishi.releases.drafts import Notes

__all__ = ["doubt_the_whole"]


def doubt_the_whole(notes: Notes) -> None:
    """Note what a person should know before anything of this reading is kept: ``no_text``, ``not_an_agreement``, ``impossible_date``."""
    if not re.search(r"[^\W\d_]", notes.page.text):
        notes.doubt(
            "no_text",
            ("本文がありません。", "There is no text to read."),
            ("リリースの本文を指定してください。", "Give the text of a release."),
            None,
        )
    elif not notes.agreements and not any(doubt.kind == "unlikely_agreement" for doubt in notes.doubts):
        notes.doubt(
            "not_an_agreement",
            ("協定や覚書についての記述が見つかりませんでした。", "No passage about an agreement was found."),
            (
                "協定を伝えるリリースかどうかをお確かめください。",
                "Check whether this is a release about an agreement at all.",
            ),
            None,
        )
    _doubt_days(notes)


def _doubt_days(notes: Notes) -> None:
    for found in notes.page.dates:
        if found.problem != "impossible_date":
            continue
        quote = notes.page.quote(found.start, found.end)
        notes.doubt(
            "impossible_date",
            (
                f"「{quote.text}」という日は暦にありません。日付として読み取りませんでした。",
                f"“{quote.text}” is no day of the calendar. It was not taken as a date.",
            ),
            ("原文で正しい日付を確かめてください。", "Look up the right day in the original."),
            (found.start, found.end),
            about=" ".join(a.id for a in notes.agreements if a.start <= found.start < a.end),
        )
