#!/usr/bin/env python3
"""Writes the corpus mail that carries documents: all of it invented, the same octets each time.

Run it in this folder after a change; what it writes is checked in.
"""
import base64, binascii, io, struct, zipfile

HEAD = """From: Ada Example <ada@example.org>
To: papers@conf.example
Subject: A talk
Date: Fri, 18 Apr 2008 10:00:00 +0200
Message-ID: <{id}@example.org>
MIME-Version: 1.0
"""


def encoded(octets):
    return base64.encodebytes(octets).decode("ascii")


def attached(name, octets, type="application/octet-stream", text="My proposal is attached."):
    """A mail with one file; without text, the file is all of it."""
    part = (
        f'Content-Type: {type}; name="{name}"\n'
        f'Content-Disposition: attachment; filename="{name}"\n'
        f"Content-Transfer-Encoding: base64\n\n{encoded(octets)}"
    )
    if text is None:
        return part
    return (
        "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\n"
        f"{text}\n--m\n{part}--m--\n"
    )


def write(path, body, number=[0]):
    number[0] += 1
    with open(path + ".eml", "wb") as file:
        head = HEAD.format(id="document." + str(number[0]))
        file.write(head.encode() + (body if isinstance(body, bytes) else body.encode("utf-8")))


def archive(files, encrypted=False):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zip:
        for name, content in files:
            info = zipfile.ZipInfo(name, (2008, 4, 18, 10, 0, 0))
            stored = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            zip.writestr(info, content)
    octets = buffer.getvalue()
    if encrypted:  # the flag alone: nothing here can encrypt
        octets = octets.replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\1\0")
        octets = octets.replace(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0")
    return octets


# --- Office Open XML -----------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="{}"/></Relationships>'
)


def p(*runs, style="", list=None):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if list:
        properties += (
            f'<w:numPr><w:ilvl w:val="{list[1]}"/><w:numId w:val="{list[0]}"/></w:numPr>'
        )
    runs = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows):
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/>{cells}</w:tbl>"


def docx(*body, main="word/document.xml", more=(), encrypted=False):
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{"".join(body)}'
    files = [("[Content_Types].xml", "<Types/>"), ("_rels/.rels", RELS.format(main))]
    files += [(main, document + "<w:sectPr/></w:body></w:document>"), *more]
    return archive(files, encrypted)


def numbering(*lists):
    """Lists by number: 'decimal' or 'bullet' for all of their levels."""
    text = f"<w:numbering {W}>"
    for number, format in enumerate(lists, 1):
        text += f'<w:abstractNum w:abstractNumId="{number}">'
        for level in range(2):
            text += f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{format}"/></w:lvl>'
        text += "</w:abstractNum>"
    for number in range(1, len(lists) + 1):
        text += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return "word/numbering.xml", text + "</w:numbering>"


NOTES = (
    "word/footnotes.xml",
    f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1">{p("-")}</w:footnote>'
    f'<w:footnote w:id="1">{p("Measured on two hosts.")}</w:footnote></w:footnotes>',
)

PROPOSAL = [
    p("Timers Without Tears", style="Title"),
    p("Speaker: Ada Example"),
    p("Abstract", style="Heading1"),
    p(
        "Guests ask for the time far more often than their hosts would like. This talk shows ",
        "where the exits come from and how a paravirtual clock avoids nearly all of them.",
    ),
    p("We close with figures from two generations of hardware and a list of open questions."),
]

write("rfc/document-docx", attached(
    "proposal.docx", docx(*PROPOSAL),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "See attachment."))

write("rfc/document-docx-lists-tables-notes", attached(
    "form.docx",
    docx(
        table(("Title", "Timers Without Tears"), ("Speaker", "Ada Example")),
        p("What is covered:"),
        p("clocks", list=(1, 0)), p("of guests", list=(1, 1)), p("of hosts", list=(1, 1)),
        p("exits", list=(1, 0)),
        p("In order:"), p("why", list=(2, 0)), p("how", list=(2, 0)),
        p("Figures", '<w:r><w:footnoteReference w:id="1"/></w:r>', " are new."),
        p("One line", "<w:r><w:br/></w:r>", "and the next", "<w:r><w:tab/></w:r>", "of it."),
        '<w:p><w:hyperlink r:id="rId9" xmlns:r="urn:r">' + r("Slides") + "</w:hyperlink></w:p>",
        more=[numbering("bullet", "decimal"), NOTES])))

write("wild/document-docx-with-tracked-changes", attached(
    "draft.docx",
    docx(
        p("We show ", "<w:del>" + r("no ").replace("w:t", "w:delText") + "</w:del>",
          "<w:ins>" + r("some ") + "</w:ins>", "figures."),
        "<w:p><w:moveFrom>" + r("This sentence moved away. ") + "</w:moveFrom>" + r("It stays.")
        + "<w:moveTo>" + r(" It moved here.") + "</w:moveTo></w:p>",
        p(r("Nobody sees this. ", "<w:vanish/>"), r("Everybody does.", '<w:vanish w:val="0"/>')),
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText>'
          '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', "Page 7",
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        '<w:p><w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:txbxContent>'
        + p("In a box.") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        + p("In a box.") + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        main="word/document2.xml")))

write("broken/document-docx-cut-short", attached("talk.docx", docx(*PROPOSAL)[:-300]))
write("broken/document-docx-damaged-inside", attached(
    "talk.docx", archive([
        ("_rels/.rels", RELS.format("word/document.xml")),
        ("word/document.xml", f"<w:document {W}><w:body>" + PROPOSAL[0] + p("Half a")[:-12])])))
write("broken/document-locked", attached("talk.docx", docx(*PROPOSAL, encrypted=True)))
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(200)
write("broken/document-locked-with-a-password", attached(
    "talk.docx", COMPOUND + "EncryptedPackage".encode("utf-16le") + bytes(64)))
write("broken/document-of-old-word", attached(
    "talk.doc", COMPOUND + "WordDocument".encode("utf-16le") + bytes(64), "application/msword"))
write("hostile/document-declares-entities", attached(
    "laughs.docx", archive([
        ("word/document.xml",
         '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY x SYSTEM "file:///etc/passwd">'
         + "".join(f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefghi", "bcdefghij"))
         + f"]><w:document {W}><w:body><w:p><w:r><w:t>Before &j; &x; after</w:t></w:r></w:p>"
         "</w:body></w:document>")])))

# --- OpenDocument --------------------------------------------------------------------------

O = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def odt(body, styles="", manifest="<manifest/>"):
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {O}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return archive([
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content), ("META-INF/manifest.xml", manifest)])


ODT = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>Taken out.</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
    "<text:h>Timers Without Tears</text:h><text:p>Speaker:<text:tab/>Ada<text:s/>Example</text:p>"
    "<text:p>Guests ask for the time<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>Often.</text:p></text:note-body></text:note> all day,"
    "<text:line-break/>and<text:s text:c=\"3\"/>exit for it"
    "<office:annotation><text:p>Check this.</text:p></office:annotation>.</text:p>"
    '<text:list text:style-name="L1"><text:list-item><text:p>clocks</text:p>'
    "<text:list><text:list-item><text:p>of guests</text:p></text:list-item></text:list>"
    "</text:list-item><text:list-item><text:p>exits</text:p></text:list-item></text:list>"
    '<text:list text:style-name="L2"><text:list-item><text:p>first</text:p></text:list-item>'
    "<text:list-item><text:p>second</text:p></text:list-item></text:list>"
    "<table:table><table:table-row><table:table-cell><text:p>Length</text:p></table:table-cell>"
    "<table:table-cell><text:p>45 minutes</text:p></table:table-cell></table:table-row>"
    '</table:table><text:p><text:a href="https://talk.example/">Slides</text:a></text:p>'
)
STYLES = (
    '<text:list-style style:name="L1"><text:list-level-style-bullet/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number/></text:list-style>'
)
write("rfc/document-odt", attached(
    "talk.odt", odt(ODT, STYLES), "application/vnd.oasis.opendocument.text"))
write("broken/document-odt-locked", attached(
    "talk.odt",
    odt("", manifest='<manifest:manifest xmlns:manifest="urn:m"><manifest:encryption-data/>'
        "</manifest:manifest>")))

# --- RTF -----------------------------------------------------------------------------------

RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Arial;}"
    r"{\f2\fcharset2 Symbol;}{\f3\fcharset128 Mincho;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}}{\info{\title Not shown}{\author Nobody}}{\header Page head\par}"
    "\r\n" r"\pard\plain\f0 Timers Without Tears\par Speaker: Ada \'c5ngstr\'f6m\par"
    "\r\n" r"\pard\plain Guests \ldblquote ask\rdblquote  for the time \emdash  {\b all} day.\line "
    r"Next line,\tab tabbed.\par {\f1 \'cf\'f0\'e8\'e2\'e5\'f2} {\f3 \'82\'a0} "
    r"\u8364? \u-10179?\u-8704? \uc2\u228\'84\'84x\uc1\par"
    "\r\n" r"{\listtext\pard\plain\f2 \'b7\tab}clocks\par {\listtext\pard\plain\f2 \'b7\tab}exits\par"
    "\r\n" r"Seen{\v hidden} and {\deleted gone }kept{\footnote A note.}.\par"
    "\r\n" r"{\field{\*\fldinst HYPERLINK https://talk.example/}{\fldrslt Slides}} "
    r"{\*\unknown not shown}{\upr{ansi}{\*\ud{unicode}}}\bin5 {{{{{ \{braces\}\par"
    "\r\n" r"\trowd\cellx1000\cellx2000\pard\intbl Length\cell\pard\intbl 45 minutes\cell\row"
    "\r\n" r"\trowd\cellx1000\cellx2000\pard\intbl Level\cell\pard\intbl Expert\cell\row"
    "\r\n" r"\pard{\pict\pngblip 89504e47}After the table.\par}"
).encode("latin-1")
write("rfc/document-rtf", attached("talk.rtf", RTF, "application/rtf"))
write("wild/document-rtf-called-word", attached("talk.doc", RTF[:200] + rb"\par Text.}", "application/msword"))
write("broken/document-rtf-cut-short", attached("talk.rtf", RTF[:480], "text/rtf"))
write("wild/document-docx-of-no-type", attached("TALK.DOCX", docx(PROPOSAL[0])))
write("wild/document-pdf-of-no-type", attached("download", b"%PDF-1.4\n%invented\n%%EOF\n"))

# --- Outlook (TNEF) ------------------------------------------------------------------------


def attribute(level, name, value):
    total = sum(value) & 0xFFFF
    return struct.pack("<BII", level, name, len(value)) + value + struct.pack("<H", total)


def properties(*values):
    return struct.pack("<I", len(values)) + b"".join(values)


def number(tag, value):
    return struct.pack("<II", tag, value)


def octets(tag, value):
    return struct.pack("<III", tag, 1, len(value)) + value + bytes(-len(value) % 4)


def unicode(tag, text):
    return octets(tag, text.encode("utf-16le") + b"\0\0")


def named(kind, value):
    """A property that a name space and a number name, which reading has to step over."""
    return struct.pack("<I", kind | 0x80010000) + bytes(16) + struct.pack("<II", 0, 7) + value


def file(name, content, *more):
    attributes = attribute(2, 0x00069002, struct.pack("<HIHHI", 1, 0, 0, 0, 0))
    attributes += attribute(2, 0x00018010, name.encode("cp1252") + b"\0")
    if content is not None:
        attributes += attribute(2, 0x0006800F, content)
    if more:
        attributes += attribute(2, 0x00069005, properties(*more))
    return attributes


def tnef(*attributes):
    version = attribute(1, 0x00089006, struct.pack("<I", 0x10000))
    page = attribute(1, 0x00069007, struct.pack("<II", 1252, 0))
    return struct.pack("<IH", 0x223E9F78, 1) + version + page + b"".join(attributes)


RTF_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx")


def packed(rtf):
    """RTF as Outlook packs it: references into what came before, where there are any."""
    seen = RTF_START
    tokens = []
    position = 0
    while position < len(rtf):
        best = (0, 0)
        for length in range(17, 2, -1):
            place = seen.rfind(rtf[position:position + length])
            if place >= 0 and position + length <= len(rtf):
                best = (place, length)
                break
        if best[1]:
            tokens.append((True, struct.pack(">H", (best[0] & 0xFFF) << 4 | best[1] - 2)))
        else:
            tokens.append((False, rtf[position:position + 1]))
        step = best[1] or 1
        seen += rtf[position:position + step]
        position += step
    tokens.append((True, struct.pack(">H", (len(seen) & 0xFFF) << 4)))
    body = b""
    for start in range(0, len(tokens), 8):
        group = tokens[start:start + 8]
        body += bytes([sum(1 << i for i, token in enumerate(group) if token[0])])
        body += b"".join(token[1] for token in group)
    # The check sum of what follows: no reader asks for it.
    return struct.pack("<IIII", len(body) + 12, len(rtf), 0x75465A4C, 0) + body


OUTLOOK_RTF = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}\pard\plain\f0\fs20 "
    rb"Guests ask for the time far more often than their hosts would like.\par "
    rb"Hosts would like to be asked less often.\par}")
TNEF = "application/ms-tnef"

write("wild/winmail-body-and-attachments", attached("winmail.dat", tnef(
    attribute(1, 0x00069003, properties(
        named(3, struct.pack("<I", 5)), number(0x00170003, 1), unicode(0x1000001F, "My talk:\r\nTimers für alle"))),
    file("ABSTRA~1.TXT", b"Guests ask for the time.\r\n", unicode(0x3707001F, "Abstract of Ångström.txt")),
    file("talk.rtf", RTF, unicode(0x370E001F, "application/rtf"))), TNEF, None))
write("wild/winmail-rtf-only", attached("winmail.dat", tnef(
    attribute(1, 0x00069003, properties(octets(0x10090102, packed(OUTLOOK_RTF))))), TNEF, None))
write("wild/winmail-html-only-beside-a-text", attached("WINMAIL.DAT", tnef(
    attribute(1, 0x00069003, properties(
        number(0x3FDE0003, 65001),
        octets(0x10130102, "<p>Timers <b>für</b> alle</p>".encode())))), text="The text counts."))
write("wild/winmail-old-body-in-windows-1252", attached("winmail.dat", tnef(
    attribute(1, 0x0002800C, "Grüße, Ada\r\n\0".encode("cp1252"))), "application/vnd.ms-tnef", None))
INNER = tnef(attribute(1, 0x00069003, properties(unicode(0x1000001F, "The inner text."))),
             file("inner.txt", b"inner file\n"))
MESSAGE = bytes.fromhex("0703020000000000c000000000000046")
write("wild/winmail-with-a-message-in-it", attached("winmail.dat", tnef(
    attribute(1, 0x00069003, properties(unicode(0x1000001F, "See the message."))),
    file("Earlier mail", None, octets(0x3701000D, MESSAGE + INNER))), TNEF, None))
write("broken/winmail-cut-short", attached("winmail.dat", tnef(
    attribute(1, 0x00069003, properties(unicode(0x1000001F, "Before the cut."))),
    file("whole.txt", b"whole\n"), file("cut.txt", bytes(200)))[:-100], TNEF, None))
write("hostile/winmail-lies-about-its-sizes", attached("winmail.dat", tnef(
    attribute(1, 0x00069003, properties(
        octets(0x10090102, struct.pack("<IIII", 0xFFFFFFFF, 0x7FFFFFFF, 0x75465A4C, 0) + b"\0ab"),
        struct.pack("<III", 0x1000001F, 0xFFFFFFFF, 0xFFFFFFF0))),
    file("x", b"x")), TNEF, None))

# --- uuencode and yEnc ---------------------------------------------------------------------


def uu(name, content, end="`\nend\n", mode=644):
    lines = [f"begin {mode} {name}\n"]
    for start in range(0, len(content), 45):
        lines.append(binascii.b2a_uu(content[start:start + 45], backtick=True).decode())
    return "".join(lines) + end


NOTE = b"Guests ask for the time far more often than their hosts would like.\n"
write("wild/uuencoded-file-in-the-text", "\nMy abstract:\n\n" + uu("abstract.txt", NOTE) + "\nRegards,\nAda\n")
write("wild/uuencoded-files-one-without-end",
      "\nTwo files.\n\n" + uu("a.txt", NOTE) + uu("b.txt", NOTE, end="") + "\nThat was all.\n")
write("wild/uuencoded-with-blanks-lost",
      "\n" + "".join(line.rstrip() + "\n" for line in
                     uu("zeros.bin", b"begin" * 8 + bytes(5) + b"end", "\nend\n").replace("`", " ").split("\n")[:-1]) + "After.\n")
write("wild/begin-base64-in-the-text",
      f"\nBefore.\nbegin-base64 644 abstract.txt\n{encoded(NOTE)}====\nAfter.\n")
write("wild/begin-that-begins-nothing",
      "\nbegin 644 times and you will see.\nTHIS LINE IS LOUD\nbegin 755 run.sh\n\nand so on\nend\n")
YENC = b"".join(
    b"=" + bytes([(o + 106) & 255]) if (o + 42) & 255 in (0, 10, 13, 61) else bytes([(o + 42) & 255])
    for o in NOTE)
write("wild/yenc-in-the-text",
      f"Content-Type: text/plain; charset=iso-8859-1\n\nBefore.\n=ybegin line=128 size={len(NOTE)} name=abstract.txt\n"
      .encode() + YENC + f"\n=yend size={len(NOTE)}\nAfter.\n".encode())
