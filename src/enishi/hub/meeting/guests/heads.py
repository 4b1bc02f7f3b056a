"""The heads that registration forms give their columns, in Japanese and English."""

import unicodedata
from collections.abc import Mapping, Sequence

__all__ = ["columns_of", "is_head"]

_HEADS: Mapping[str, str] = {
    "name": (
        "name fullname guest guestname participant participantname attendee attendeename 氏名 名前 "
        "お名前 ご氏名 芳名 ご芳名 参加者 参加者名 参加者氏名 来場者名 出席者 出席者名 お名前漢字 "
        "氏名漢字"
    ),
    "surname": ("surname lastname familyname 姓 氏 苗字"),
    "given": ("givenname firstname forename 名"),
    "organisation": (
        "organisation organization organisationname organizationname company companyname affiliation "
        "institution employer 所属 ご所属 所属先 所属機関 所属団体 所属組織 会社 会社名 企業名 貴社名 "
        "御社名 法人名 団体名 組織 組織名 機関名 勤務先 会社名団体名 会社団体名 所属名 所属機関名"
    ),
    "title": ("title jobtitle position post role 役職 お役職 役職名 肩書 肩書き 職位 職名 部署役職 所属部署役職"),
    "email": ("email mail emailaddress mailaddress メール メールアドレス eメール 電子メール 連絡先メールアドレス"),
    "fields": (
        "field fields fieldsofwork expertise interest interests business about whatwedo offers "
        "whattheyoffer 分野 専門 専門分野 研究分野 関心 関心分野 ご関心 興味 興味のある分野 事業内容 "
        "活動内容 業務内容 提供できるもの 自己紹介 紹介文"
    ),
    "wants": (
        "wants want wanted lookingfor whattheylookfor whatyoulookfor needs need 求めるもの "
        "求めている相手 探しているもの お探しのもの 会いたい相手 会いたい人 面談希望 希望する相手 "
        "希望相手 ニーズ 参加目的 交流したい相手 期待すること"
    ),
}
_FIELD_OF = {head: field for field, heads in _HEADS.items() for head in heads.split()}


def columns_of(cells: Sequence[str]) -> tuple[dict[str, list[int]], list[str]]:
    """Return the columns by what they hold, and the heads that say nothing to us. The same may stand in several columns."""
    columns: dict[str, list[int]] = {}
    unknown = []
    for place, cell in enumerate(cells):
        field = _FIELD_OF.get(_plain(cell))
        if field:
            columns.setdefault(field, []).append(place)
        elif cell.strip():
            unknown.append(cell.strip())
    return columns, unknown


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row is the one of heads: it names who comes, by person or organisation, and something else or nothing more."""
    columns, _unknown = columns_of(cells)
    return bool({"name", "surname", "organisation"} & columns.keys())


def _plain(cell: str) -> str:
    """*cell* without case, width, marks, and what forms add in brackets: "会社名（必須）" is 会社名."""
    text = unicodedata.normalize("NFKC", cell).casefold()
    for opening, closing in ("()", "[]", "【】", "〈〉"):
        while opening in text and closing in text.partition(opening)[2]:
            before, _mark, rest = text.partition(opening)
            text = before + rest.partition(closing)[2]
    return "".join(each for each in text if each.isalnum() or each == "々")
