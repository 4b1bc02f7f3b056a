"""The text layer of a PDF, within bounds of pages, bytes and work, so that a hostile file costs little."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pypdf import PasswordType, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from enishi.releases.documents.problems import UnreadableDocument

__all__ = ["PdfText", "read_pdf"]

# What a malformed PDF makes pypdf raise besides its own errors: it trusts the types that the file states.
_DAMAGE = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, RecursionError,
    TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
_STREAM = 10_000_000  # bytes that one stream may unpack to; a page of a release needs some ten thousand
_UNPACKED = 40_000_000  # bytes that all pages together may unpack to
_OPERATIONS = 100_000  # of one page; a dense page of small print has some ten thousand


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, pages parted by a blank line. *lost* counts pages whose text could not be taken out."""

    text: str
    title: str
    lost: int


def read_pdf(content: bytes, where: str, pages: int, characters: int) -> PdfText:
    """Return the text layer of *content*, of at most *pages* pages and *characters* characters.

    Raises UnreadableDocument: ``encrypted_pdf``, ``damaged_pdf``, ``too_many_pages``, ``pdf_too_large``, ``too_long``,
    ``pdf_without_text``.
    """
    with apply_configuration(
        zlib_maximum_output_length=_STREAM,
        lzw_maximum_output_length=_STREAM,
        run_length_maximum_output_length=_STREAM,
        brotli_maximum_output_length=_STREAM,
        array_based_stream_maximum_output_length=_STREAM,
        maximum_declared_stream_length=_STREAM,
        stream_decoding_work_maximum_length=_UNPACKED,
        stream_parsing_work_maximum_count=_OPERATIONS,
        xform_maximum_invocations_per_extraction=200,
        page_tree_maximum_entries=10 * pages,
        jbig2dec_binary=None,
    ):
        try:
            reader = _opened(content, where)
            return _text(reader, where, pages, characters)
        except LimitReachedError as error:
            raise UnreadableDocument("pdf_too_large", where, f"{_STREAM // 1_000_000} MB") from error
        except UnreadableDocument:
            raise
        except DependencyError as error:
            raise UnreadableDocument("encrypted_pdf", where) from error
        except _DAMAGE as error:
            raise UnreadableDocument("damaged_pdf", where, type(error).__name__) from error


def _opened(content: bytes, where: str) -> PdfReader:
    reader = PdfReader(BytesIO(content))
    # Many PDFs are locked against changes only and open with the empty password.
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise UnreadableDocument("encrypted_pdf", where)
    return reader


def _text(reader: PdfReader, where: str, pages: int, characters: int) -> PdfText:
    if len(reader.pages) > pages:
        raise UnreadableDocument("too_many_pages", where, f"{pages:,}")
    title = reader.metadata.title if reader.metadata else None
    texts: list[str] = []
    lost = length = 0
    for text in _pages(reader, where):
        lost += text is None
        length += len(text or "")
        if length > characters:
            raise UnreadableDocument("too_long", where, f"{characters:,}")
        texts.append((text or "").strip())
    if not any(texts):
        raise UnreadableDocument("pdf_without_text", where)
    return PdfText("\n\n".join(text for text in texts if text), str(title or "").strip(), lost)


def _pages(reader: PdfReader, where: str) -> Iterator[str | None]:
    unpacked = 0
    for page in reader.pages:
        contents = page.get_contents()
        unpacked += len(contents.get_data()) if contents is not None else 0
        if unpacked > _UNPACKED:
            raise UnreadableDocument("pdf_too_large", where, f"{_UNPACKED // 1_000_000} MB")
        try:
            yield page.extract_text()
        except LimitReachedError:
            raise
        except _DAMAGE:
            yield None  # one broken page (a font, mostly) does not take the others with it; the caller is told
