"""PDFs made by hand, so that a test says what is in them."""

from collections.abc import Sequence

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PITCH, PARAGRAPH, LEFT, TOP = 14, 30, 50, 750


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, the first of which is the catalogue."""
    out, table = b"%PDF-1.7\n", b""
    for number, content in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    size, start = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    return out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """An object that holds `data`."""
    return b"<</Length %d%s>>\nstream\n" % (len(data), entries) + data + b"\nendstream"


def printed(*pages: str, info: bytes = b"") -> bytes:
    """A file with these pages: every line as it stands, an empty one between paragraphs."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(pages),
        FONT,
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * number)
        )
        objects.append(stream(_drawn(page)))
    if info:
        objects.append(b"<<" + info + b">>")
        return pdf_of(objects, b"/Info %d 0 R" % len(objects))
    return pdf_of(objects)


def _drawn(page: str) -> bytes:
    out, height = b"", TOP
    for line in page.split("\n"):
        if not line:
            height -= PARAGRAPH - PITCH
            continue
        text = line.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
        out += b"BT /F1 12 Tf %d %d Td (" % (LEFT, height) + text + b") Tj ET\n"
        height -= PITCH
    return out
