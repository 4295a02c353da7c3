"""DOCX: what Word would show, in reading order."""

import io
import zipfile

import pytest
from wordfile import MAIN, archive, box, content_types, docx, p, relations, run, story, table

from rolefit.domain.errors import (
    CorruptDocument,
    EmptyDocument,
    EncryptedDocument,
    MacroDocument,
    ReadError,
    TooMuchOutput,
    UnsupportedFormat,
)
from rolefit.domain.text import Document, FindingCode, Kind, MarkKind
from rolefit.reading.build import Builder
from rolefit.reading.docx import read_docx
from rolefit.reading.limits import Limits


def read(content: bytes, limits: Limits | None = None) -> Document:
    return read_docx(content, Builder(Kind.DOCX, "", ""), limits or Limits())


def text(body: str) -> str:
    return read(docx(body)).text


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [m.span.of(document.text) for m in document.marks if m.kind is kind]


def codes(document: Document) -> list[FindingCode]:
    return [finding.code for finding in document.findings]


# -- paragraphs


def test_paragraphs_are_lines_and_empty_ones_gaps() -> None:
    assert text(p("Ann") + p("Cook") + p("") + p("Mill")) == "Ann\nCook\n\nMill"


def test_a_word_cut_into_runs_stays_whole() -> None:
    assert text(p(run("Pa") + "<w:proofErr/>" + run("tis") + run("serie"))) == "Patisserie"


def test_breaks_tabs_and_special_characters() -> None:
    body = "<w:r><w:t>Cook</w:t><w:tab/><w:t>2019</w:t><w:br/><w:t>part</w:t><w:noBreakHyphen/>"
    body += "<w:t>time co</w:t><w:softHyphen/><w:t>op</w:t></w:r>"
    assert text(p(body)) == "Cook | 2019\npart-time coop"


def test_a_tab_after_a_label_or_at_an_edge_is_a_space() -> None:
    body = "<w:r><w:tab/><w:t>Phone:</w:t><w:tab/><w:t>555</w:t><w:tab/></w:r>"
    assert text(p(body)) == "Phone: 555"


def test_a_symbol_at_the_start_is_a_bullet_and_elsewhere_nothing() -> None:
    bullet = '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>'
    assert text(p(bullet + run(" Bread")) + p(run("a") + bullet + run("b"))) == "• Bread\na b"


NUMBERING = story(
    "numbering",
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>',
)
STYLES = story(
    "styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr>'
    '<w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="H2"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List"/><w:pPr><w:numPr>'
    '<w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Loop"><w:name w:val="a"/><w:basedOn w:val="Loop2"/></w:style>'
    '<w:style w:styleId="Loop2"><w:name w:val="b"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tcPr>'
    '<w:shd w:fill="000000"/></w:tcPr></w:style>',
)


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def numbered(level: int, number: int = 7) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_list_items_are_known_by_numbering_or_style() -> None:
    body = p("a", numbered(0)) + p("b", numbered(1)) + p("c", style("L"))
    body += p("d", style("L") + numbered(0, 0)) + p("e")
    assert read(docx(body, numbering=NUMBERING, styles=STYLES)).text == "• a\nb\n• c\nd\ne"


def test_headings_are_known_by_their_style() -> None:
    body = p("Ann") + p("Work", style("H")) + p("Cook") + p("More", style("H2"))
    body += p("Last", '<w:outlineLvl w:val="1"/>') + p("Loop", style("Loop"))
    document = read(docx(body, styles=STYLES))
    assert marked(document, MarkKind.HEADING) == ["Work", "More", "Last"]
    assert document.text == "Ann\n\nWork\nCook\n\nMore\n\nLast\nLoop"


def test_a_short_bold_line_with_a_second_sign_is_a_heading() -> None:
    border = "<w:pBdr><w:bottom w:val='single'/></w:pBdr>"
    body = p(run("ANN LEE", "<w:b/>")) + p(run("EXPERIENCE", "<w:b/>"))
    body += p(run("Head Cook", "<w:b/>")) + p(run("Skills", "<w:b/>"), border)
    body += (
        p(run("Training", '<w:b/><w:sz w:val="32"/>'))
        + p(run("MAY 2019", "<w:b/>"))
        + p("Bakes bread")
    )
    document = read(docx(body, styles=STYLES))
    assert marked(document, MarkKind.HEADING) == ["EXPERIENCE", "Skills", "Training"]


# -- links, fields, notes


def test_a_link_shows_its_text_and_a_contact_is_marked() -> None:
    body = f'<w:hyperlink r:id="a">{run("write me")}</w:hyperlink>{run(" ")}'
    body += f'<w:hyperlink r:id="b">{run("Django")}</w:hyperlink>'
    document = read(
        docx(
            p(body),
            ("a", "hyperlink", "mailto:ann@example.org"),
            ("b", "hyperlink", "https://www.djangoproject.com"),
        )
    )
    assert document.text == "write me Django"
    assert [(m.span.of(document.text), m.value) for m in document.marks] == [
        ("write me", "ann@example.org")
    ]


def field(code: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_field_shows_its_result_never_its_code() -> None:
    document = read(docx(p(run("Mail ") + field('HYPERLINK "mailto:a@example.org"', "me"))))
    assert document.text == "Mail me"
    assert marked(document, MarkKind.CONTACT) == ["me"]


def test_fields_that_fetch_are_told() -> None:
    document = read(docx(p(run("Ann") + field("DDEAUTO c:\\\\x", "x"))))
    assert codes(document) == [FindingCode.ACTIVE_CONTENT]


def test_notes_follow_their_paragraph() -> None:
    notes = story(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="0">{p("line")}</w:footnote>'
        f'<w:footnote w:id="2">{p("with honours")}</w:footnote>',
    )
    body = p(run("Diploma") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + p("Cook")
    assert read(docx(body, footnotes=notes)).text == "Diploma\nwith honours\nCook"


def test_content_controls_are_read_and_their_placeholders_are_not() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format("", p("Ann")) + control.format("<w:showingPlcHdr/>", p("Click here"))
    body += p(control.format("", run("Cook")) + control.format("<w:showingPlcHdr/>", run("Enter")))
    assert text(body) == "Ann\nCook"


# -- boxes and tables


def test_a_text_box_is_read_once() -> None:
    assert text(p(run("Ann") + box(p("Cook") + p("Mill")))) == "Ann\nCook\nMill"


def test_an_old_text_box_is_read_from_its_fallback() -> None:
    old = "<w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:pict><v:shape>"
    old += f"<v:textbox><w:txbxContent>{p('Cook')}</w:txbxContent></v:textbox></v:shape>"
    old += "</w:pict></mc:Fallback>"
    assert text(p(f"{old}</mc:AlternateContent></w:r>")) == "Cook"


def test_a_table_of_data_has_a_row_a_line() -> None:
    body = table((p("Skill"), p("Years")), (p("SQL"), p("5")), (p("Go"), p("")))
    assert text(p("Ann") + body + p("End")) == "Ann\n\nSkill | Years\nSQL | 5\nGo\n\nEnd"


def test_a_table_for_layout_is_read_cell_by_cell() -> None:
    body = table((p("2019"), p("Cook") + p("Mill")), (p("2021"), p("Baker") + p("Inn")))
    assert text(body) == "2019\nCook\nMill\n\n2021\nBaker\nInn"


def test_headed_columns_are_read_down() -> None:
    body = table((p("Skills"), p("Work")), (p("SQL") + p("Go"), p("Cook") + p("Baker")))
    assert text(body).replace("\n\n", "\n") == "Skills\nSQL\nGo\nWork\nCook\nBaker"


def test_a_merged_cell_is_read_once() -> None:
    merged = "<w:tcPr><w:vMerge w:val='{}'/></w:tcPr>"
    body = table(
        (merged.format("restart") + p("Side"), p("a")), (merged.format("continue") + p(""), p("b"))
    )
    assert text(body) == "Side | a\nb"


# -- what a person does not see

WHITE = '<w:color w:val="FFFFFF"/>'
HIDING = [
    run("secret", "<w:vanish/>"),
    run("secret", '<w:rStyle w:val="Gone"/>'),
    run("secret", WHITE),
    run("secret", '<w:color w:val="FDFDFD"/>'),
    run("secret", '<w:sz w:val="2"/>'),
    run("secret", '<w:color w:val="000000"/><w:shd w:fill="000000"/>'),
    run("secret", '<w:color w:val="000000"/><w:highlight w:val="black"/>'),
    box(p(run("secret", WHITE))),
]


@pytest.mark.parametrize("hidden", HIDING)
def test_hidden_text_is_left_out_and_told(hidden: str) -> None:
    document = read(docx(p(run("Cook ") + hidden + run("Mill")), styles=STYLES))
    assert "secret" not in document.text
    assert codes(document) == [FindingCode.HIDDEN_TEXT]
    assert "“secret”" in document.findings[0].message


DARK_CELL = '<w:tcPr><w:shd w:fill="1F2937"/></w:tcPr>'
BLACK_SHAPE = (
    '<wps:spPr><x:solidFill xmlns:x="a"><x:srgbClr val="000000"/></x:solidFill></wps:spPr>'
)
SHOWING = [
    p(run("shown", '<w:vanish w:val="0"/>')),
    p(run("shown", WHITE + '<w:shd w:fill="222222"/>')),
    p(run("shown", WHITE), '<w:shd w:fill="000080"/>'),
    table((DARK_CELL + p(run("shown", WHITE)), p("b")), (p("c"), p("d"))),
    table((p(run("shown", WHITE)), p("b")), properties='<w:tblStyle w:val="Dark"/>'),
    p(box(p(run("shown", WHITE)), BLACK_SHAPE)),
    p(box(p(run("shown", WHITE)), '<wps:spPr/><wps:style/>')),
    p(run("shown", '<w:color w:val="auto"/>')),
    p('<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>' + run("shown", WHITE)),
]  # fmt: skip


@pytest.mark.parametrize("body", SHOWING)
def test_text_that_can_be_seen_stays(body: str) -> None:
    document = read(docx(p("Ann") + body, styles=STYLES))
    assert "shown" in document.text
    assert codes(document) == []


def test_a_hidden_table_row_is_left_out() -> None:
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('secret')}</w:tc></w:tr>"
    document = read(docx(f"<w:tbl>{hidden}<w:tr><w:tc>{p('Cook')}</w:tc></w:tr></w:tbl>"))
    assert (document.text, codes(document)) == ("Cook", [FindingCode.HIDDEN_TEXT])


def test_tracked_insertions_are_read_and_deletions_are_not() -> None:
    body = f"<w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    document = read(docx(p(run("Cook ") + body)))
    assert (document.text, codes(document)) == ("Cook new", [FindingCode.TRACKED_CHANGES])


def test_comments_are_left_out_and_told() -> None:
    notes = story("comments", f'<w:comment w:id="1">{p("hire her")}</w:comment>')
    document = read(
        docx(p(run("Cook") + '<w:r><w:commentReference w:id="1"/></w:r>'), comments=notes)
    )
    assert (document.text, codes(document)) == ("Cook", [FindingCode.COMMENT])


def test_a_picture_near_the_top_is_told_and_one_further_down_is_not() -> None:
    picture = "<w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r>"
    assert codes(read(docx(p(picture + run("Ann"))))) == [FindingCode.PHOTO]
    assert codes(read(docx(p("line") * 20 + p(picture)))) == []


def test_embedded_objects_are_told() -> None:
    body = p(run("Ann") + "<w:r><w:object><o:OLEObject/></w:object></w:r>")
    assert codes(read(docx(body))) == [FindingCode.ATTACHMENT]
    assert codes(read(docx(p("Ann") + "<w:altChunk/>"))) == [FindingCode.ATTACHMENT]


def test_a_template_from_elsewhere_is_told() -> None:
    document = read(docx(p("Ann"), ("t", "attachedTemplate", "https://example.org/t.dotm")))
    assert codes(document) == [FindingCode.ACTIVE_CONTENT]


# -- headers and footers


def section(*references: str, first: bool = False) -> str:
    return f"<w:sectPr>{''.join(references)}{'<w:titlePg/>' if first else ''}</w:sectPr>"


def reference(kind: str, part: str, when: str = "default") -> str:
    return f'<w:{kind}Reference w:type="{when}" r:id="{part}"/>'


def test_the_header_of_the_first_page_comes_first() -> None:
    header = story("hdr", p("Ann Lee") + p("ann@example.org"))
    document = read(docx(p("Cook") + section(reference("header", "header1")), header1=header))
    assert (document.text, codes(document)) == ("Ann Lee\nann@example.org\nCook", [])


def test_later_headers_and_footers_are_left_out_and_told() -> None:
    sections = section(
        reference("header", "header1", "first"),
        reference("header", "header2"),
        reference("footer", "footer1"),
        first=True,
    )
    document = read(
        docx(
            p("Cook") + sections,
            header1=story("hdr", p("Ann Lee")),
            header2=story("hdr", p("Ann Lee, continued")),
            footer1=story("ftr", p("Confidential")),
        )
    )
    assert document.text == "Ann Lee\nCook"
    assert codes(document) == [FindingCode.RUNNING_HEADER, FindingCode.RUNNING_FOOTER]


def test_page_numbers_are_left_out() -> None:
    footer = story(
        "ftr", p(run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "3"))
    )
    document = read(docx(p("Cook") + section(reference("footer", "footer1")), footer1=footer))
    assert (document.text, codes(document)) == ("Cook", [FindingCode.PAGE_NUMBER])


def test_a_page_number_in_the_first_header_goes_and_the_name_stays() -> None:
    header = story("hdr", p(run("Ann Lee ") + field("PAGE", "17")))
    document = read(docx(p("Cook") + section(reference("header", "header1")), header1=header))
    assert (document.text, codes(document)) == ("Ann Lee\nCook", [FindingCode.PAGE_NUMBER])


# -- the file


def files(**parts: str | bytes) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": content_types(),
        "word/document.xml": story("document", f"<w:body>{p('Ann')}</w:body>"),
        **parts,
    }


def test_the_last_change_dates_the_document() -> None:
    core = '<x xmlns:d="d"><d:created>2020-01-01T00:00:00Z</d:created>'
    core += "<d:modified>2024-05-06T07:08:09Z</d:modified></x>"
    parts = files() | {
        "_rels/.rels": relations(("c", "core-properties", "docProps/core.xml")),
        "docProps/core.xml": core,
    }
    assert read(archive(parts)).dated == "2024-05-06"


def test_strict_documents_are_read() -> None:
    content = story("document", f"<w:body>{p(run('Ann') + run('x', '<w:vanish/>'))}</w:body>")
    strict = content.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(archive(files() | {"word/document.xml": strict})).text == "Ann"


OTHERS = [
    (
        content_types("application/vnd.ms-word.document.macroEnabled.main+xml"),
        MacroDocument,
        "macros",
    ),
    (content_types("application/x.spreadsheetml.sheet.main+xml"), UnsupportedFormat, ".xlsx"),
    (content_types("application/x.presentationml.main+xml"), UnsupportedFormat, ".pptx"),
]


@pytest.mark.parametrize(("types", "error", "words"), OTHERS)
def test_other_office_files_are_named(types: str, error: type[ReadError], words: str) -> None:
    with pytest.raises(error) as refused:
        read(archive({"[Content_Types].xml": types, "word/document.xml": "<x/>"}))
    assert words in refused.value.message


@pytest.mark.parametrize(
    ("parts", "error", "words"),
    [
        (files() | {"word/vbaProject.bin": b"x"}, MacroDocument, "macros"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, UnsupportedFormat, ".odt"),
        ({"mimetype": "application/epub+zip"}, UnsupportedFormat, ".epub"),
        ({"Index/Document.iwa": b"x"}, UnsupportedFormat, "iWork"),
        ({"cv.txt": "Ann"}, UnsupportedFormat, "ZIP"),
        ({}, UnsupportedFormat, "ZIP"),
        ({"[Content_Types].xml": content_types(MAIN)}, CorruptDocument, "main part"),
        (files() | {"word/document.xml": "<w:document"}, CorruptDocument, "well-formed"),
        (files() | {"word/document.xml": "<x/>"}, CorruptDocument, "body"),
        (
            files() | {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
            CorruptDocument,
            "document type",
        ),
        (files() | {f"a{i}": b"" for i in range(5000)}, TooMuchOutput, "entries"),
        (files() | {"word/document.xml": story("document", "<w:body/>")}, EmptyDocument, "words"),
    ],
)
def test_refusals_name_the_reason(
    parts: dict[str, str | bytes], error: type[ReadError], words: str
) -> None:
    with pytest.raises(error) as refused:
        read(archive(parts))
    assert words in refused.value.message


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    bomb = archive(files() | {"word/document.xml": b"<a>" + b" " * 20_000_000})
    with pytest.raises(TooMuchOutput):
        read(bomb, Limits(output_bytes=1_000_000))


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    content = archive(files() | {"word/document.xml": b"<a>" + b" " * 20_000_000})
    lying = content.replace((20_000_003).to_bytes(4, "little"), (300).to_bytes(4, "little"))
    assert lying != content
    with pytest.raises(ReadError):
        read(lying, Limits(output_bytes=1_000_000))


def test_an_encrypted_archive_is_refused() -> None:
    content = bytearray(archive(files()))
    at = content.index(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 1)
    with pytest.raises(EncryptedDocument):
        read(bytes(content))


@pytest.mark.parametrize("keep", [4, 100, 400])
def test_a_file_that_is_cut_off_is_refused(keep: int) -> None:
    with pytest.raises(CorruptDocument):
        read(docx(p("Ann"))[:keep])


def test_a_damaged_part_is_refused() -> None:
    content = bytearray(docx(p("Ann " * 500)))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as packed:
        at = packed.getinfo("word/document.xml").header_offset + 60
    content[at : at + 20] = bytes(20)
    with pytest.raises(CorruptDocument):
        read(bytes(content))


HIDING = story(
    "styles",
    "<w:style w:type='character' w:styleId='H'><w:name w:val='H'/>"
    "<w:rPr><w:vanish/></w:rPr></w:style>",
)


def test_a_run_may_show_what_its_style_hides() -> None:
    shown = run("Bread", "<w:rStyle w:val='H'/><w:vanish w:val='0'/>")
    assert read(docx(p(shown) + p(run("Cake", "<w:rStyle w:val='H'/>")), styles=HIDING)).text == (
        "Bread"
    )


def test_a_title_page_that_is_switched_off_leaves_the_header_in_its_place() -> None:
    section = (
        "<w:sectPr><w:headerReference w:type='default' r:id='h'/><w:titlePg w:val='0'/></w:sectPr>"
    )
    content = docx(p("Bakes") + section, ("h", "header", "top.xml"), top=story("hdr", p("Ann Lee")))
    assert read(content).text == "Ann Lee\nBakes"


def test_of_ruby_text_the_base_is_read() -> None:
    small = "<w:rt><w:r><w:t>pan</w:t></w:r></w:rt>"
    ruby = f"<w:r><w:ruby>{small}<w:rubyBase>{run('Bread')}</w:rubyBase></w:ruby></w:r>"
    assert text(f"<w:p>{ruby}</w:p>") == "Bread"


@pytest.mark.parametrize("size", ["²", "9" * 5000, "9" * 400 + ".0", "-4", "many"])
def test_sizes_and_levels_that_are_no_numbers_are_passed_over(size: str) -> None:
    paragraph = p(run("Bread", f"<w:sz w:val='{size}'/>"), f"<w:outlineLvl w:val='{size}'/>")
    assert text(paragraph) == "Bread"


def test_broken_lzma_is_a_broken_archive() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("[Content_Types].xml", content_types())
    content = bytearray(buffer.getvalue())
    content[60:90] = bytes(30)
    with pytest.raises(CorruptDocument):
        read(bytes(content))


def test_a_strange_packing_is_not_taken_for_a_password() -> None:
    content = docx(p("Bread"))
    at = content.index(b"PK\x01\x02") + 10
    with pytest.raises(CorruptDocument, match="packed in a way"):
        read(content[:at] + b"\x09\0" + content[at + 2 :])
