"""Rows of the catalogue: files and packages, their XML, and what a workbook carries along."""

from hostile import bombs, packages
from hostile.register import Row, refused, sent, taken

# --- files that are no workbook ---

FOREIGN = "WORKBOOK_OTHER_KIND"
FILES = (
    Row(
        "A01",
        "a file without a byte",
        (sent("empty", packages.always(b""), refused("WORKBOOK_NO_BYTES")),),
    ),
    Row(
        "A02",
        "a file above the limit",
        (sent("21 MB", lambda data: data + bytes(21 << 20), refused("WORKBOOK_TOO_LARGE")),),
    ),
    Row(
        "A03",
        "a workbook with a password",
        (sent("password", packages.ole("EncryptedPackage"), refused("WORKBOOK_PASSWORD")),),
    ),
    Row(
        "A04",
        "a workbook of the old format, by its name or not",
        (
            sent("xls", packages.ole("Workbook"), refused("WORKBOOK_XLS"), file="odpoved.xls"),
            sent("xls renamed", packages.ole("Workbook"), refused("WORKBOOK_XLS")),
            sent("older xls", packages.ole("Book"), refused("WORKBOOK_XLS")),
        ),
    ),
    Row(
        "A05",
        "another kind of file called a workbook",
        tuple(
            sent(name, packages.always(content), refused(FOREIGN))
            for name, content in {
                "csv": b"kod;hodnota\nEN-01;7\n",
                "csv of Windows": "kód;hodnota\nEN-01;7\n".encode("cp1250"),
                "csv in UTF-16": "kód;hodnota\n".encode("utf-16"),
                "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
                "page": b"<!DOCTYPE html><html><table><tr><td>7</td></tr></table></html>",
                "fods": b'<?xml version="1.0"?><office:document xmlns:office="urn:o"/>',
                "picture": b"\x89PNG\r\n\x1a\n\x00\x00",
            }.items()
        ),
    ),
    Row(
        "A06",
        "a workbook of LibreOffice's own format",
        tuple(
            sent(
                name,
                packages.package(mimetype=b"x", content_xml=b"<a/>"),
                refused("WORKBOOK_ODS"),
                file=name,
            )
            for name in ("odpoved.ods", "odpoved.xlsx")
        ),
    ),
    Row(
        "A07",
        "a document called a workbook",
        (sent("docx", packages.word_document, refused(FOREIGN)),),
    ),
    Row(
        "A08",
        "a binary workbook",
        (
            sent(
                "xlsb",
                packages.part("xl/workbook.bin", b"x"),
                refused("WORKBOOK_XLSB"),
                file="odpoved.xlsb",
            ),
        ),
    ),
)

# --- packages ---

DAMAGED, ODD, UNPACKS = "WORKBOOK_DAMAGED", "WORKBOOK_PACKAGE", "WORKBOOK_UNPACKS"
SHEET = packages.INDICATORS
STRINGS = packages.STRINGS
PACKAGES = (
    Row(
        "Z01",
        "a file that was damaged on its way",
        (
            sent("cut", lambda data: data[: len(data) // 2], refused(DAMAGED)),
            sent("cut at its end", lambda data: data[:-30], refused(DAMAGED)),
            sent("a byte turned", packages.flipped(SHEET), refused(DAMAGED)),
            sent(
                "a byte turned where nothing is needed",
                packages.flipped("xl/theme/theme1.xml"),
                refused(DAMAGED),
            ),
            sent("a false size", packages.lying(SHEET), refused(DAMAGED)),
        ),
    ),
    Row(
        "Z03",
        "entries with a password",
        (sent("flags", packages.encrypted, refused("WORKBOOK_PASSWORD")),),
    ),
    Row(
        "Z04",
        "entries that lead out of the package",
        tuple(
            sent(name, packages.part(name, b"x"), refused(ODD))
            for name in ("../x.xml", "/x.xml", "xl\\x.xml", "C:/x.xml", "xl/../../x.xml")
        ),
    ),
    Row(
        "Z05",
        "two entries of one name",
        (
            sent("a sheet twice", packages.doubled(SHEET), refused(ODD)),
            sent("another case", packages.part(SHEET.upper(), b"<x/>"), refused(ODD)),
        ),
    ),
    Row(
        "Z06",
        "white space that unpacks to a gigabyte",
        (
            sent("100 MB", bombs.on_new_sheet(bombs.blank(100), 1), refused(UNPACKS)),
            sent("1 GB", bombs.on_new_sheet(bombs.blank(1024), 1), refused(UNPACKS), slow=True),
        ),
    ),
    Row(
        "Z06b",
        "more cells than any workbook has",
        (
            sent("500,000 cells", bombs.on_new_sheet(bombs.cells(5_000, 100), 1), refused(UNPACKS)),
            sent(
                "just not too many cells",
                bombs.on_new_sheet(bombs.cells(3_900, 100)),
                refused(UNPACKS),
                slow=True,
            ),
            sent(
                "64 MB of cells",
                bombs.on_new_sheet(bombs.cells(19_000, 130), 6),
                refused(UNPACKS),
                slow=True,
            ),
            sent(
                "35 million cells",
                bombs.on_new_sheet(bombs.cells(350_000, 100, different=False), 1),
                refused(UNPACKS),
                slow=True,
            ),
        ),
    ),
    Row(
        "Z06c",
        "one text of a gigabyte",
        (
            sent("20 MB", bombs.with_part(STRINGS, bombs.text(20), 1), refused(UNPACKS)),
            sent(
                "30 MB that pack badly",
                packages.on_shared(bombs.with_part(STRINGS, bombs.text(30, noisy=True))),
                refused(DAMAGED),
                slow=True,
            ),
            sent(
                "1 GB", bombs.with_part(STRINGS, bombs.text(1024), 1), refused(UNPACKS), slow=True
            ),
        ),
    ),
    Row(
        "Z06d",
        "styles beyond any need",
        (
            sent(
                "one million",
                bombs.with_part("xl/styles.xml", bombs.styles(1_000_000)),
                refused(UNPACKS),
            ),
            sent(
                "1.5 million that differ",
                bombs.with_part("xl/styles.xml", bombs.styles(1_500_000, different=True)),
                taken(),
                slow=True,
            ),
            sent(
                "nine million",
                bombs.with_part("xl/styles.xml", bombs.styles(9_000_000)),
                refused(UNPACKS),
                slow=True,
            ),
        ),
    ),
    Row(
        "Z06e",
        "rows without a cell, by the million",
        (
            sent("two million", bombs.on_new_sheet(bombs.empty_rows(2_000_000)), refused(UNPACKS)),
            sent(
                "3.4 million with numbers",
                bombs.on_new_sheet(bombs.empty_rows(3_400_000, numbered=True)),
                taken(),
                slow=True,
            ),
            sent(
                "twenty million",
                bombs.on_new_sheet(bombs.empty_rows(20_000_000)),
                refused(UNPACKS),
                slow=True,
            ),
        ),
    ),
    Row(
        "Z06f",
        "a part that nothing leads to and that unpacks to gigabytes",
        (
            sent("30 MB", bombs.with_part("xl/media/x.bin", bombs.nothing(30)), refused(UNPACKS)),
            sent(
                "2 GB",
                bombs.with_part("xl/media/x.bin", bombs.nothing(2048), 1),
                refused(UNPACKS),
                slow=True,
            ),
        ),
    ),
    Row(
        "Z10-12",
        "bytes around the zip, two zips in one, entries over each other",
        (
            sent("before", lambda data: b"PK\x03\x04 more" + data, refused(ODD)),
            sent("after", lambda data: data + b"more", refused(ODD)),
            sent("two glued together", packages.glued, refused(ODD)),
            sent("entries over each other", packages.overlapping, refused(ODD)),
        ),
    ),
)

# --- XML, and what a workbook carries along ---

DTD = "WORKBOOK_DTD"
XML = (
    Row(
        "X01",
        "a DTD, whatever it is for",
        tuple(
            sent(name, packages.with_doctype(content), refused(DTD))
            for name, content in {
                "entities of entities": packages.BILLION,
                "one long entity": packages.QUADRATIC,
                "a file of the machine": packages.EXTERNAL,
                "a harmless one": packages.BENIGN,
            }.items()
        ),
    ),
    Row(
        "X02",
        "elements nested without end",
        (
            sent("20,000", packages.nested(20_000), refused(DAMAGED)),
            sent("200,000", packages.nested(200_000), refused(UNPACKS)),
        ),
    ),
    Row(
        "X03",
        "XML that is none",
        (
            sent("not closed", packages.part(SHEET, lambda old: old[:-20]), refused(DAMAGED)),
            sent("bytes of Windows", packages.mislabelled, refused(DAMAGED)),
            sent(
                "a control character",
                packages.part("xl/workbook.xml", lambda old: old.replace(b"Indik", b"Ind\x0bk")),
                refused(DAMAGED),
            ),
            sent(
                "an encoding that nobody knows",
                packages.part(SHEET, b'<?xml version="1.0" encoding="x-y"?><a/>'),
                refused(DAMAGED),
            ),
        ),
    ),
    Row(
        "X04",
        "XML in another encoding, which it says",
        tuple(sent(name, packages.encoded(name), taken()) for name in ("utf-16", "windows-1250")),
    ),
    Row(
        "X05",
        "the strict form of the format",
        (sent("strict", packages.strict, refused("WORKBOOK_STRICT")),),
    ),
    Row(
        "X06",
        "parts whose names differ in case from what leads to them",
        (
            sent(
                "the workbook",
                packages.renamed("xl/workbook.xml", "xl/Workbook.xml"),
                refused(DAMAGED),
            ),
            sent("a sheet", packages.renamed(SHEET, "xl/worksheets/Sheet4.xml"), refused(DAMAGED)),
        ),
    ),
    Row(
        "W06",
        "texts that are not there",
        (
            sent("no texts", packages.on_shared(packages.part(STRINGS, None)), refused(DAMAGED)),
            sent(
                "a number of none",
                packages.in_cell(' t="s"><v>99999</v>', ' t="n"><v>7</v>'),
                refused(DAMAGED),
            ),
        ),
    ),
    Row(
        "W07",
        "a count of texts that no memory holds",
        (
            sent(
                "four thousand million",
                packages.on_shared(
                    packages.part(
                        STRINGS, lambda old: old.replace(b'uniqueCount="', b'uniqueCount="40000000')
                    )
                ),
                refused(UNPACKS),
            ),
        ),
    ),
    Row(
        "W09",
        "looks that are broken",
        (
            sent("no styles", packages.part("xl/styles.xml", None), taken()),
            sent(
                "a style that is not there",
                packages.in_cell('s="9999" t="n"><v>7</v>', 's="13" t="n"><v>7</v>'),
                taken(),
            ),
            sent("a colour and a font that are none", packages.bad_styles, taken()),
        ),
    ),
    Row(
        "W10",
        "parts about the workbook that are broken or lead nowhere",
        (
            sent("properties", packages.part("docProps/core.xml", b"<broken"), taken()),
            sent("no properties", packages.part("docProps/core.xml", None), taken()),
            sent("a drawing", packages.dangling_drawing, taken()),
        ),
    ),
    Row(
        "M01",
        "macros, by the name of the file or not",
        (
            sent(
                "xlsm",
                packages.part("xl/vbaProject.bin", b"x"),
                refused("WORKBOOK_MACROS"),
                file="odpoved.xlsm",
            ),
            sent("renamed", packages.part("xl/vbaProject.bin", b"x"), refused("WORKBOOK_MACROS")),
            sent("only said to be there", packages.macro_type, refused("WORKBOOK_MACROS")),
            sent(
                "old ones",
                packages.part("xl/macrosheets/sheet1.xml", b"<x/>"),
                refused("WORKBOOK_MACROS"),
            ),
        ),
    ),
    Row(
        "M02",
        "links to other workbooks",
        (
            sent(
                "a value from elsewhere",
                packages.linked,
                taken("WORKBOOK_LINKED", "CELL_FORMULA H5"),
            ),
        ),
    ),
    Row(
        "M03",
        "objects, controls and connections inside",
        tuple(
            sent(name, packages.part(name, b"<x/>"), refused("WORKBOOK_EMBEDDED"))
            for name in (
                "xl/embeddings/oleObject1.bin",
                "xl/activeX/activeX1.xml",
                "xl/connections.xml",
            )
        ),
    ),
    Row(
        "M04",
        "sheets or entries by the thousand",
        (
            sent("5,000 sheets", bombs.many_sheets(5_000), refused(UNPACKS)),
            sent("2,500 entries", bombs.many_entries(2_500), refused(UNPACKS)),
            sent("100,000 entries", bombs.many_entries(100_000), refused(UNPACKS), slow=True),
        ),
    ),
)
