"""Names of organisations: the form by which two spellings are compared."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["LEGAL_FORMS", "name_key", "part_keys"]

LEGAL_FORMS = (
    "公益財団法人", "一般財団法人", "公益社団法人", "一般社団法人", "国立大学法人", "公立大学法人", "学校法人", "独立行政法人",
    "国立研究開発法人", "地方独立行政法人", "特定非営利活動法人", "医療法人社団", "医療法人", "社会福祉法人", "株式会社", "有限会社",
    "合同会社", "合資会社", "財団法人", "社団法人", "(株)", "(有)", "(一社)", "(一財)", "(公財)", "(公社)",
)  # fmt: skip
_LEGAL_ENDINGS = re.compile(
    r"[\s,]+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|ag|kk|k\.k|s\.?a\.?s?|b\.?v|pte)\.?(?=$|[\s,])",
)
#: Each of the legal forms but the bracketed ones holds one of these.
_IN_LEGAL_FORMS = ("法人", "会社", "(")
#: Text in normal form with no letter that could bear an accent: ASCII, kana, kanji and their punctuation.
_UNACCENTED = re.compile(r"[\x00-\x7f\u3000-\u3029\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff]*")
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)  # a text names the same few organisations again and again
def name_key(name: str) -> str:
    """Return *name* without case, width, spaces, punctuation, legal form and accents: equal keys are equal names.

    A name that is nothing but its legal form keeps it, so that a key is empty only for a name without letters.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    bare = text
    if not bare.isascii() and any(each in bare for each in _IN_LEGAL_FORMS):
        for form in LEGAL_FORMS:
            bare = bare.replace(form, "")
    bare = _LEGAL_ENDINGS.sub("", bare)
    return _squeeze(bare) or _squeeze(text)


def _squeeze(text: str) -> str:
    if _UNACCENTED.fullmatch(text):
        return _NOT_WORD.sub("", text)
    # Only Latin letters lose their accents: が and か are different letters.
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c) or c in "\u3099\u309a"
    )
    return _NOT_WORD.sub("", unicodedata.normalize("NFC", plain))


_PART = r"(?:(?:Graduate|Medical) )?(?:School|Faculty|Institute|Department|Cent(?:er|re)|College|Division)(?: (?:of|for) [A-Z][\w& -]*?)?"
_WHOLE = r"(?:[A-Z][\w.&-]* ){1,5}?(?:University|College|Institute of Technology)|University of [A-Z][\w& -]*?"
_PART_OF_WHOLE = re.compile(rf"(?P<part>{_PART})(?:, | at | of |, of )(?:the )?(?P<whole>{_WHOLE})")
_WHOLE_AND_PART = re.compile(rf"(?P<whole>{_WHOLE})(?:, |'s | )(?P<part>{_PART})")


def part_keys(name: str) -> frozenset[str]:
    """Return the keys of the ways in which English names a part with its whole; for other names that of *name* alone.

    "School of Nursing, Caldera University" is "School of Nursing at Caldera University" and "Caldera University School of Nursing".
    """
    named = _PART_OF_WHOLE.fullmatch(name) or _WHOLE_AND_PART.fullmatch(name)
    if named is None:
        return frozenset([name_key(name)])
    part, whole = named["part"], named["whole"]
    ways = (
        name,
        f"{part}, {whole}",
        f"{part} at {whole}",
        f"{part} of {whole}",
        f"{part} of the {whole}",
        f"{whole} {part}",
    )
    return frozenset(map(name_key, ways))
