"""Small PDFs made by hand: a font whose ToUnicode map says what its glyphs mean, pages, and what hostile files add."""

import zlib
from collections.abc import Sequence


def pdf(pages: Sequence[str], *, streams: Sequence[bytes] | None = None, trailer: bytes = b"") -> bytes:
    """Return a PDF of *pages*; *streams* replaces their content streams (already packed); *trailer* is added to the trailer."""
    characters = sorted({each for text in pages for each in text})
    codes = {each: number + 1 for number, each in enumerate(characters)}
    packed = streams if streams is not None else [zlib.compress(_content(text, codes)) for text in pages]
    kids = b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(packed)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(packed), kids),
        b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts"
        b"[<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>/DW 1000>>]>>",
        _stream(_unicode_map(codes)),
    ]
    for number, content in enumerate(packed):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (6 + 2 * number)
        )
        objects.append(_stream(content, b"/Filter/FlateDecode"))
    return _file(objects, trailer)


def _content(text: str, codes: dict[str, int]) -> bytes:
    lines = ["".join(f"{codes[each]:04x}" for each in line) for line in text.split("\n")]
    shown = " ".join(f"<{line}> Tj 0 -16 Td" for line in lines)
    return f"BT /F1 12 Tf 50 780 Td {shown} ET".encode() if text else b"0 0 100 100 re f"


def _unicode_map(codes: dict[str, int]) -> bytes:
    rows = "\n".join(f"<{code:04x}> <{each.encode('utf-16-be').hex()}>" for each, code in codes.items() if each != "\n")
    count = sum(each != "\n" for each in codes)
    return f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{count} beginbfchar\n{rows}\nendbfchar".encode()


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, trailer, len(out),
    )  # fmt: skip
