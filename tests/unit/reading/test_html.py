"""HTML: what a browser would show, in blocks."""

import json

import pytest

from rolefit.domain.errors import CorruptDocument, EmptyDocument, TooMuchOutput
from rolefit.domain.text import Document, FindingCode, Kind, MarkKind
from rolefit.reading.build import Builder
from rolefit.reading.html import read_html


def read(text: str) -> Document:
    return read_html(text, Builder(Kind.HTML, "", ""))


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [m.span.of(document.text) for m in document.marks if m.kind is kind]


# -- layout


def test_blocks_part_lines_and_inline_elements_do_not() -> None:
    document = read("<h1>Ann <i>Lee</i></h1><div>Pre<b>cise</b>\n work</div>and<br>more")
    assert document.text == "Ann Lee\n\nPrecise work\nand\nmore"
    assert marked(document, MarkKind.HEADING) == ["Ann Lee"]


def test_a_style_of_nested_brackets_keeps_no_page_from_being_read() -> None:
    deep = "color:" + "(" * 5000
    assert read(f'<p style="{deep}">Ann</p>').text == "Ann"
    assert read(f'<p>Ann</p><p style="display:none;{deep}">Bob</p>').text == "Ann"


def test_a_page_nested_too_deep_for_any_word_is_refused_as_such() -> None:
    with pytest.raises(CorruptDocument, match="nested too deep"):
        read("<div>" * 2000 + "Ann" + "</div>" * 2000)


def test_list_items_are_bullets_whatever_is_inside() -> None:
    text = "<ul><li>a<li><p>b</p><p>c</p><li>d<ul><li>e</ul></ul>"
    assert read(text).text == "• a\n• b\nc\n• d\n• e"


def test_a_table_of_data_has_a_row_a_line() -> None:
    text = "<table><caption>Tools<tr><th>Skill<th>Years<tr><td>SQL<td>5<tr><td>Go<td></table>"
    assert read(text).text == "Tools\nSkill | Years\nSQL | 5\nGo"


def test_a_table_for_layout_is_read_cell_by_cell() -> None:
    text = "<table><tr><td><h2>Skills</h2><ul><li>SQL</ul><td><p>Cook</p><p>Mill</p></table>"
    assert read(text).text.replace("\n\n", "\n") == "Skills\n• SQL\nCook\nMill"


def test_a_line_keeps_columns_apart() -> None:
    text = "<style>.d{float:right} .row{display:flex}</style>"
    text += "<h3>Cook <span class=d>2019</span></h3><div class=row><b>Mill</b><i>Cork</i></div>"
    text += "<p><span>Baker</span><span>2021</span></p>"
    assert read(text).text.split("\n\n") == ["Cook | 2019", "Mill | Cork", "Baker 2021"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert read("<pre>Cook\n  Mill</pre>").text == "Cook\nMill"


def test_only_links_that_reach_somebody_are_contacts() -> None:
    document = read(
        '<a href="mailto:ann@example.org">write</a> <a href="https://www.linkedin.com/in/x">me</a> '
        '<a href="https://www.python.org">Python</a> <a href="tel:+1555">call</a>'
    )
    assert marked(document, MarkKind.CONTACT) == ["write", "me", "call"]


def test_scripts_styles_and_controls_hold_no_text() -> None:
    page = "<title>t</title><style>p{}</style><script>x()</script><p>Cook</p><button>Print</button>"
    page += (
        "<template>t</template><noscript>n</noscript><select><option>o</select><svg><text>s</svg>"
    )
    assert read(page).text == "Cook"


# -- hidden text

HIDING = [
    '<p style="display:none">secret</p>',
    '<p style="DISPLAY : None !important">secret</p>',
    '<p style="d\\69splay:none">secret</p>',
    '<p style="visibility:hidden">secret</p>',
    '<p style="opacity:0.0">secret</p>',
    '<p style="font-size:1px">secret</p>',
    '<div style="font-size:0.01em"><b>secret</b></div>',
    '<p style="color:#fff">secret</p>',
    '<p style="color:#fefefe">secret</p>',
    '<p style="color:rgba(0,0,0,0)">secret</p>',
    '<div style="background:#112"><p style="color:#001122">secret</p></div>',
    '<font color="white">secret</font>',
    '<table bgcolor="#000000"><tr><td>secret</table>',
    '<p style="text-indent:-9999px">secret</p>',
    '<p style="position:absolute;left:-9999px">secret</p>',
    '<p style="position:fixed;top:-200em">secret</p>',
    '<p style="position:absolute;clip:rect(1px,1px,1px,1px)">secret</p>',
    '<p style="clip-path:inset(50%)">secret</p>',
    '<p style="width:1px;height:1px;overflow:hidden">secret</p>',
    '<p style="transform:scale(0)">secret</p>',
    "<p hidden>secret</p>",
    '<p aria-hidden="true">secret</p>',
    "<dialog>secret</dialog>",
    "<style>.x{display:none}</style><p class='y x'>secret</p>",
    "<style>#x>p{display:none}</style><div id=x><p>secret</p></div>",
    "<style>div .a.b{color:white}</style><div><i><p class='b a'>secret</p></i></div>",
    "<style>/* c */@media screen{p.z{display:none}}</style><p class=z>secret</p>",
    "<style>p{display:none} p{display:block}</style><p style='visibility:hidden'>secret</p>",
    "<style>p.x{display:none!important}</style><p class=x style='display:block'>secret</p>",
]


@pytest.mark.parametrize("hidden", HIDING)
def test_hidden_text_is_left_out_and_told(hidden: str) -> None:
    document = read(f"<p>Cook</p>{hidden}<p>Mill</p>")
    assert "secret" not in document.text
    assert [finding.code for finding in document.findings] == [FindingCode.HIDDEN_TEXT]
    assert "“secret”" in document.findings[0].message


SHOWING = [
    '<div style="visibility:hidden"><p style="visibility:visible">shown</p></div>',
    '<ul style="font-size:0"><li style="font-size:12px">shown</ul>',
    '<div style="background:navy"><p style="color:white">shown</p></div>',
    '<div style="background:url(x.png)"><p style="color:white">shown</p></div>',
    '<p style="color:white;background:#333">shown</p>',
    '<p style="color:transparent;background-clip:text;background:url(x.png)">shown</p>',
    "<style>.x{display:none} #i{display:block}</style><p id=i class=x>shown</p>",
    "<style>@media print{p{display:none}}</style><p>shown</p>",
    "<style>p:hover{display:none}</style><p>shown</p>",
    '<link rel="stylesheet" href="x.css"><div class="band"><p style="color:#fff">shown</p></div>',
    '<p style="position:relative;left:-20px">shown</p>',
    '<p style="color:#999">shown</p>',
]


@pytest.mark.parametrize("shown", SHOWING)
def test_text_that_can_be_seen_stays(shown: str) -> None:
    document = read(f"<p>Cook</p>{shown}")
    assert "shown" in document.text
    assert document.findings == ()


def test_a_quote_of_hidden_text_is_short_and_findings_are_few() -> None:
    document = read("<p>Cook</p>" + "".join(f"<p hidden>{i} {'word ' * 50}</p>" for i in range(60)))
    quotes = [finding.message.partition("“")[2].rstrip("”") for finding in document.findings]
    assert max(map(len, quotes)) <= 60
    assert len(quotes) == 21
    assert "40 more" in document.findings[-1].message


def test_hidden_text_changes_nothing() -> None:
    page = "<h1>Ann</h1><p>Cook at Mill.</p>{}<ul><li>Bread</ul>"
    plain = read(page.format(""))
    hidden = read(page.format('<p style="display:none">Kubernetes</p>'))
    assert (plain.text, plain.marks) == (hidden.text, hidden.marks)


# -- pages of a site

SITE = """<html><head><title>Line Cook - Mill Inn | Jobs</title></head><body>
<nav><a href="/">Home</a><a href="/jobs">Jobs</a><a href="/in">Log in</a></nav>
<div id="cookie-banner">We use cookies</div>
<main><h1>Line Cook</h1><p>Bake bread.</p><div class="share-buttons">Tweet</div>
<form><label>E-mail</label><input></form></main>
<aside>Advert</aside><footer>Imprint</footer></body></html>"""


def test_a_site_is_read_for_its_main_content() -> None:
    document = read(SITE)
    assert document.text == "Line Cook\n\nBake bread."
    assert marked(document, MarkKind.JOB_TITLE) == ["Line Cook"]


def test_a_resume_keeps_its_side_and_foot() -> None:
    page = "<nav><a href='#a'>Work</a><a href='#b'>Skills</a><a href='#c'>More</a></nav>"
    page += "<header>Ann Lee</header><main>Cook</main><aside>Bread</aside>"
    page += "<footer>ann@example.org</footer>"
    text = read(page).text
    assert "Work" not in text
    assert all(word in text for word in ["Ann Lee", "Cook", "Bread", "ann@example.org"])


def test_a_posting_as_microdata_is_the_content() -> None:
    page = "<div>Site</div><div itemscope itemtype='https://schema.org/JobPosting'>"
    page += "<h1 itemprop=title>Cook</h1><p itemprop=jobLocation>Cork</p><p>Bake.</p></div>"
    document = read(page)
    assert document.text.replace("\n\n", "\n") == "Cook\nCork\nBake."
    assert marked(document, MarkKind.JOB_TITLE) == ["Cook"]
    assert marked(document, MarkKind.LOCATION) == ["Cork"]


def test_a_posting_as_linked_data_is_read_from_there() -> None:
    posting = {"@type": "JobPosting", "title": "Cook", "description": "<p>" + "Bake bread. " * 40}
    page = f'<script type="application/ld+json">{json.dumps(posting)}</script><p>Around</p>'
    document = read(page)
    assert document.kind is Kind.JOB_POSTING
    assert "Bake bread." in document.text
    assert "Around" not in document.text


def test_a_thin_posting_is_followed_by_its_page() -> None:
    posting = {"@type": "JobPosting", "title": "Cook", "description": "See below."}
    page = (
        f'<script type="application/ld+json">{json.dumps(posting)}</script><main>Bake bread.</main>'
    )
    document = read(page)
    assert document.kind is Kind.JOB_POSTING
    assert document.text.endswith("Bake bread.")


def test_broken_linked_data_leaves_the_page() -> None:
    assert read('<script type="application/ld+json">{"@type": </script><p>Bake</p>').text == "Bake"


# -- what cannot be read


def test_a_page_drawn_by_scripts_says_what_to_do() -> None:
    with pytest.raises(EmptyDocument) as refused:
        read("<html><body><div id=app></div><script src=x.js></script>")
    assert "PDF" in refused.value.remedy


def test_few_words_and_scripts_are_told() -> None:
    codes = [finding.code for finding in read("<p>Loading</p><script>x()</script>").findings]
    assert codes == [FindingCode.ACTIVE_CONTENT]


def test_scripts_on_a_full_page_are_nothing_to_tell() -> None:
    assert read("<p>" + "Bake bread. " * 60 + "</p><script>x()</script>").findings == ()


def test_a_page_that_sends_its_reader_away_is_told() -> None:
    page = "<meta http-equiv=refresh content='0;url=x'><p>" + "Bake bread. " * 60
    assert [finding.code for finding in read(page).findings] == [FindingCode.ACTIVE_CONTENT]


def test_what_is_nested_too_deep_is_told_as_lost() -> None:
    document = read("<p>Cook of the mill</p>" + "<div>" * 400 + "lost words here")
    assert document.findings[0].code is FindingCode.TRUNCATED
    assert 0.2 < document.findings[0].lost < 0.8


def test_more_rules_than_any_page_needs_are_refused() -> None:
    rules = "".join(f".c{i} p{{display:none}}" for i in range(3000))
    with pytest.raises(TooMuchOutput):
        read(f"<style>{rules}</style>" + "<p>x</p>" * 1000)


@pytest.mark.parametrize("css", ["a{width:" + "(" * 5000, "{" * 5000, "}}}", "@media", "p{", "\\"])
def test_broken_styles_do_not_matter(css: str) -> None:
    assert read(f"<style>{css}</style><p>Cook</p>").text == "Cook"


def test_a_page_that_only_lists_the_addresses_of_postings_is_read_itself() -> None:
    listed = json.dumps({"@type": "JobPosting", "url": "https://example.org/1"})
    page = f"<h1>Baker</h1><script type='application/ld+json'>{listed}</script><p>Bakes</p>"
    document = read(page)
    assert (document.text, document.kind) == ("Baker\n\nBakes", Kind.HTML)


@pytest.mark.parametrize(
    "style",
    [
        f"font-size: {'1' * 9000}px",
        f"font-size: {'1' * 9000}x",
        f"filter: opacity({'0' * 9000}x)",
        f"color: rgb({'9' * 400}, 0, 0)",
        "color: rgb(1e300%, 0%, 0%)",
        "color: rgb(-400, 0, 0)",
    ],
)
def test_numbers_beyond_all_bounds_keep_no_page_from_being_read(style: str) -> None:
    assert read(f"<p style='{style}'>Ann</p>").text == "Ann"
    assert read(f"<style>p {{{style}}}</style><p>Ann</p>").text == "Ann"
