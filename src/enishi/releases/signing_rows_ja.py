"""Who signed, by the labelled lines of a Japanese release: "締結者 A市長 山田 太郎", in a line, in a table or below one another."""

import re
from dataclasses import replace

from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.persons_ja import is_full_name
from enishi.releases.posts_ja import Bearer
from enishi.releases.rows_ja import Row, rows
from enishi.releases.signers_ja import in_brackets, note_signer, signers_in

__all__ = ["read_signing_rows_ja"]

#: Labels under which those stand who concluded it, by name; "連携先" and "相手方" only tell with whom.
_WHO_CONCLUDED = re.compile(
    r"(?:本|変更|新)?(?:包括)?(?:連携)?(?:基本)?(?:協定|契約|覚書|合意書?)?(?:の)?(?:締結|協定)(?:当事)?者(?:\(.*\))?|協定書?締結者.*"
)
#: What may stand in a line before the name of a party: its mark, its letter in the agreement, the name of the column.
_BEFORE_PARTY = re.compile(
    r"[\s■□◆◇●○◎▼▽・※*~(【\[<\-]*(?:[0-9]{1,2}[.)、 ]*)?(?:\(?[甲乙丙丁戊]\)?)?[ ::.)]*"
    r"(?:[^:、。 ]{1,10}側[ :]*)?(?:(?:団体|法人|企業|会社|機関|自治体|大学|組織)?(?:名称?|所属)[ ::]*)?"
)
_BEFORE_NAME = re.compile(r"[\s・*-]*(?:(?:氏名|名前|代表者名?)[ ::]*)?")
_LEGEND = re.compile(r"(?P<mark>[◎○●※★☆◇◆]) ?(?:印)?(?:は|が|:|=)? ?(?:協定書?|覚書)?(?:への|の)?(?:署名|調印)者")
_LONGEST_LIST = 20
#: Whoever stands from here on did not sign.
_OTHERS = re.compile(
    r"[\s■□◆◇●○◎▼▽・※*(【\[<-]*(?:立ち?会|来賓|同席|列席|陪席|出席|参列|随行|司会|オブザーバー|問い?合|担当|取材|コメント)"
)


def read_signing_rows_ja(notes: Notes) -> None:
    """Note as signatories all whom a labelled list of signatories names in full with their posts, or a mark in another list."""
    _read_marked(notes)
    for row in rows(notes.page):
        if row.kind == "signers" or (
            row.kind == "parties" and _WHO_CONCLUDED.fullmatch(re.sub("[ ・]", "", row.label))
        ):
            agreement = notes.near(row.start)
            if agreement is not None:
                _read_row(notes, agreement, row)


def _read_marked(notes: Notes) -> None:
    """ "(◎は署名者)" above a list of those who were there: note as signatories those whose lines begin with the mark."""
    text = notes.page.text
    legend = _LEGEND.search(text)
    agreement = notes.near(legend.start()) if legend else None
    if legend is None or agreement is None:
        return
    party = ""
    for start, end in [line for line in notes.page.lines if line[0] > legend.end()][:_LONGEST_LIST]:
        party = _party_of_line(notes, agreement, start, end) or party
        if text[start:end].lstrip().startswith(legend["mark"]):
            for bearer in signers_in(notes, start, end):
                note_signer(notes, bearer, start, beside=party)


def _read_row(notes: Notes, agreement: AgreementDraft, row: Row) -> None:
    text, party, last = notes.page.text, "", row.start
    bare: Bearer | None = None
    for start, end in row.lines:
        signed = {signatory.party for signatory in agreement.signatories}
        if _OTHERS.match(text, start, end) or ("\n\n" in text[last:start] and signed.issuperset(agreement.parties)):
            return
        party = _party_of_line(notes, agreement, start, end) or party
        named = [*signers_in(notes, start, end), *in_brackets(text, start, end)]
        if bare is not None and (name := _name_alone(text, start, end)):
            named = [replace(bare, end=end, name=name, full=True)]
        for bearer in named:
            if bearer.name is not None:
                beside = party if party not in {signatory.party for signatory in agreement.signatories} else ""
                note_signer(notes, bearer, start, beside=beside)
        bare = named[-1] if named and named[-1].name is None and named[-1].post[1] == end else None
        last = end


def _party_of_line(notes: Notes, agreement: AgreementDraft, start: int, end: int) -> str:
    """Return the party with whose name the line begins, "" where it begins with none."""
    lead = _BEFORE_PARTY.match(notes.page.text, start, end)
    first = lead.end() if lead else start
    mentions = notes.registry.mentions(first, min(end, first + 60))
    named = mentions[0][2] if mentions and mentions[0][0] == first else None
    if named is None or named.id in agreement.parties:
        return named.id if named else ""
    # 魚沼川総合病院, of 医療法人社団雪椿会 魚沼川総合病院
    whole = (p for p in agreement.parties if notes.registry.get(p).official.endswith(f" {named.official}"))
    return next(whole, "")


def _name_alone(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the name of a line is that holds nothing else, below the line of the post."""
    lead = _BEFORE_NAME.match(text, start, end)
    first = lead.end() if lead else start
    last = first + len(re.sub(r" ?(?:氏|様|殿)$", "", text[first:end].rstrip()))
    return (first, last) if is_full_name(text[first:last]) else None
