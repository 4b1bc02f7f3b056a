"""The reader a user would otherwise put together: GiNZA's named entities with simple rules on top. JSON in, JSON out."""

import json
import re
import sys

import spacy

AGREEMENT = re.compile(
    r"(?:協定|覚書|合意書|契約|MOU|MoU).{0,30}(?:締結|結び|結ん|署名|調印|更新)"
    r"|(?:sign|conclud|enter|renew|inks?\b).{0,60}(?:agreement|memorandum|MoU|MOU)"
    r"|(?:agreement|memorandum|MoU|MOU).{0,60}(?:signed|concluded|renewed)",
    re.IGNORECASE,
)
ORGANISATIONS = {
    "Company", "Corporation_Other", "International_Organization", "School", "City", "Province", "Government",
    "Nonprofit_Organization", "Organization_Other", "GOE_Other",
}  # fmt: skip
SIGNED = re.compile(r"署名|調印|signed", re.IGNORECASE)
TERM = re.compile(r"(\d+)\s*(?:年間|-?\s*years?\b)")
KINDS = (
    ("comprehensive", "包括|comprehensive"),
    ("joint_research", "共同研究契約|research agreement"),
    ("nda", "秘密保持|non-disclosure"),
)
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
]  # fmt: skip


def _date(words: str) -> str:
    if found := re.search(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?", words):
        return "-".join(part.zfill(2) for part in found.groups() if part)
    for day, month, year in re.findall(r"(\d{1,2}) (\w+) (\d{4})", words):
        if month in MONTHS:
            return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
    for month, day, year in re.findall(r"(\w+) (\d{1,2}), (\d{4})", words):
        if month in MONTHS:
            return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
    return ""


def _item(number: str, text: str) -> dict[str, object]:
    return {"id": number, "names": [{"text": text, "kind": "official"}]}


def _reading(document: "spacy.tokens.Doc") -> dict[str, object]:
    told = next((s for s in document.sents if AGREEMENT.search(s.text) and _organisations(s)), None)
    if told is None:
        return {"organisations": [], "people": [], "agreements": []}
    organisations = {f"o{n}": name for n, name in enumerate(_organisations(told))}
    signing = next((s for s in document.sents if SIGNED.search(s.text)), told)
    people = {f"p{n}": e.text for n, e in enumerate(signing.ents) if e.label_ == "Person"}
    term = TERM.search(document.text)
    agreement = {
        "id": "a1",
        "status": "renewal" if re.search("更新|renew", told.text) else "new",
        "kind": next((kind for kind, words in KINDS if re.search(words, told.text, re.IGNORECASE)), "mou"),
        "parties": list(organisations),
        "signed_on": _date(told.text),
        "term": f"P{int(term[1])}Y" if term else "",
        "ends_on": "",
        "signatories": [{"person": p, "for": o} for p, o in zip(people, organisations, strict=False)],
        "confidence": 0.5,
    }
    return {
        "organisations": [_item(number, text) for number, text in organisations.items()],
        "people": [_item(number, text) for number, text in people.items()],
        "agreements": [agreement],
    }


def _organisations(sentence: "spacy.tokens.Span") -> list[str]:
    return list(dict.fromkeys(e.text for e in sentence.ents if e.label_ in ORGANISATIONS))


tagger = spacy.load("ja_ginza")
json.dump(
    [{"name": asked["name"], "reading": _reading(tagger(asked["text"]))} for asked in json.load(sys.stdin)],
    sys.stdout,
    ensure_ascii=False,
)
