from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import translation
from openpyxl import Workbook

from enishi.hub.meeting.guests import sheets
from enishi.hub.meeting.guests.sheets import Row, Sheet, Unreadable, read_file, read_pasted


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def _book(**named):
    book = Workbook()
    book.remove(book.active)
    for name, rows in named.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


TWO = (
    Row(2, "山田 花子", "青葉大学", "教授", "hanako@example.org", "再生医療", "治験の相手"),
    Row(3, "John Smith", "Oki Inc.", fields="1200"),
)


def test_rows_copied_from_a_japanese_spreadsheet_are_read():
    pasted = "氏名（必須）\tご所属\t役職\tメールアドレス\t専門分野\t会いたい相手\n"
    pasted += (
        "山田 花子\t青葉大学\t教授\thanako@example.org\t再生医療\t治験の相手\n\nJohn Smith\tOki Inc.\t\t\t1200\t\n"
    )
    assert read_pasted(pasted).rows == (TWO[0], Row(4, "John Smith", "Oki Inc.", fields="1200"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_csv_of_any_encoding_is_read_and_unknown_heads_are_told(encoding):
    text = "氏名,会社名,役職,Mail,分野,求めるもの,電話\n"
    text += '山田 花子,青葉大学,教授,hanako@example.org,再生医療,治験の相手,03\n"John Smith","Oki Inc.",,,1200,,\n'
    assert read_file(text.encode(encoding), "guests.csv") == Sheet(TWO, ("電話",))


def test_workbook_is_read_from_the_sheet_that_has_heads_even_below_a_title():
    heads = ["Name", "Organization", "Title", "E-mail", "Fields", "Looking for"]
    content = _book(
        表紙=[["参加者一覧"]],
        名簿=[
            ["2026年交流会"],
            heads,
            ["山田 花子", "青葉大学", "教授", "hanako@example.org", "再生医療", "治験の相手"],
        ],
    )
    row = Row(3, "山田 花子", "青葉大学", "教授", "hanako@example.org", "再生医療", "治験の相手")
    assert read_file(content, "guests.xlsx") == Sheet((row,), (), "名簿")


def test_names_in_two_columns_are_joined_in_the_order_of_their_script():
    rows = read_pasted("姓,名,所属\n山田,花子,青葉大学\nSmith,John,Oki\n").rows
    assert [row.name for row in rows] == ["山田 花子", "John Smith"]


def test_everything_that_is_wrong_is_told_with_its_line_and_what_to_do():
    pasted = (
        "Name,Organisation,Email\nAnn,Oki,ann@nowhere\n,,x@example.org\nBen,Oki,\nBen,Oki,\n" + "a" * 201 + ",Oki,\n"
    )
    with pytest.raises(Unreadable) as refused:
        read_pasted(pasted)
    assert refused.value.sentences == (
        "Line 2 (Ann): “ann@nowhere” is no mail address. Correct it, or empty the cell.",
        "Line 3: there is neither a name nor an organisation. Fill one in, or take the row out.",
        "Line 5 (Ben): the same guest stands in line 4. Take one of the two out.",
        f"Line 6: “{'a' * 20}…” is longer than 200 characters. Shorten the cell.",
    )


def test_what_nobody_sees_and_wide_letters_of_addresses_are_taken_out_of_what_is_pasted():
    pasted = "氏名\t所属\tメール\t分野\n"
    pasted += '山田　\u202e太\u200b郎\x07\t\ufeff青葉\x0b大学\tｙａｍａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ\u200e\t"再生\r\n医療\u2066"\n'
    assert read_pasted(pasted).rows == (Row(2, "山田 太郎", "青葉 大学", "", "yamada@example.org", "再生\n医療"),)
    content = _book(Guests=[["Name", "Organisation"], ["Ann\u202e\nLee", "Oki\u200b Inc."]])
    assert read_file(content, "guests.xlsx").rows == (Row(2, "Ann Lee", "Oki Inc."),)


def test_same_guest_in_another_width_is_told_and_two_of_one_mailbox_are_two():
    pasted = "氏名\t所属\tメール\n山田　太郎\t青葉大学\t\n山田太郎\t青葉　大学\t\n青木 一\t\tlab@example.org\n青木 二\t\tlab@example.org\n"
    with pytest.raises(Unreadable) as refused:
        read_pasted(pasted)
    assert refused.value.sentences == ("Line 3 (山田太郎): the same guest stands in line 2. Take one of the two out.",)


def test_wrong_rows_of_a_workbook_are_told_with_its_sheet():
    content = _book(Guests=[["Name", "Email"], ["Ann", "nowhere"]])
    with pytest.raises(Unreadable, match=r"Guests, line 2 \(Ann\): “nowhere” is no mail address"):
        read_file(content, "guests.xlsx")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.csv", "The list is empty"),
        (b"Ann,Oki\n", "a.csv", "Line 1: no row of heads was found"),
        (b"Name,Organisation\n", "a.csv", "Line 1: there are heads, and no guest below them"),
        (b"PK\x03\x04 broken", "a.xlsx", "a.xlsx is no XLSX workbook"),
        (b"%PDF-1.4", "a.pdf", "a.pdf is no XLSX workbook"),
        (b"\x00\x01\x02\x03" * 400, "a.csv", "a.csv cannot be read as text"),
        (b'Name\n"Ann', "a.csv", ""),
    ],
)
def test_what_is_no_guest_list_is_refused_in_a_sentence(content, name, said):
    if said:
        with pytest.raises(Unreadable, match=said):
            read_file(content, name)
    else:
        assert [row.name for row in read_file(content, name).rows] == ["Ann"]


def test_too_many_guests_and_too_many_errors_are_told_shortly(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_GUESTS", 3)
    with pytest.raises(Unreadable, match="Line 5: there are 4 guests; at most 3 are taken"):
        read_pasted("Name\n" + "\n".join(f"Guest {number}" for number in range(4)))
    with pytest.raises(Unreadable) as refused:
        read_pasted("Name,Email\n" + "\n".join(f"Guest {number},x" for number in range(30)))
    assert (len(refused.value.sentences), refused.value.sentences[-1]) == (21, "And 11 more.")


def test_file_that_unpacks_to_very_much_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "_MOST_BYTES", 100)
    with pytest.raises(Unreadable, match="too large"):
        read_file(_book(Guests=[["Name"], ["Ann"]]), "guests.xlsx")


def _altered(content, entry, made):
    """The workbook with what *made* makes of one entry."""
    altered = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(altered, "w") as after:
        for name in before.namelist():
            after.writestr(name, made(before.read(name)) if name == entry else before.read(name))
    return altered.getvalue()


def _encrypted(content):
    """The workbook with the mark of an encrypted entry on all of them."""
    marked = bytearray(content)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(sign)
        while start >= 0:
            marked[start + place] |= 1
            start = marked.find(sign, start + 4)
    return bytes(marked)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: _altered(content, "xl/worksheets/sheet1.xml", lambda entry: entry[: len(entry) // 2]),
        lambda content: _altered(content, "xl/workbook.xml", lambda _entry: b"<x"),
        _encrypted,
    ],
    ids=["sheet_cut_off", "no_xml", "encrypted"],
)
def test_damaged_workbook_is_refused_in_a_sentence(damage):
    with pytest.raises(Unreadable, match=r"guests\.xlsx is no XLSX workbook"):
        read_file(damage(_book(Guests=[["Name"], ["Ann"]])), "guests.xlsx")


def test_title_above_the_heads_that_is_a_head_by_itself_is_no_row_of_heads():
    assert read_pasted("参加者\n\n氏名\t会社名\n山田\u3000花子\t青葉大学\n").rows == (Row(4, "山田 花子", "青葉大学"),)


def test_guest_far_below_many_empty_rows_is_read():
    read = read_file(_book(名簿=[["氏名", "会社名"], *[[]] * 3000, ["山田花子", "青葉大学"]]), "a.xlsx")
    assert [(row.line, row.name) for row in read.rows] == [(3002, "山田花子")]
