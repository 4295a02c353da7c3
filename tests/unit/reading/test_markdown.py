"""Markdown: tokens become blocks."""

import pytest

from rolefit.domain.errors import EmptyDocument
from rolefit.domain.text import Document, FindingCode, Kind, MarkKind
from rolefit.reading.build import Builder
from rolefit.reading.markdown import read_markdown


def read(text: str) -> Document:
    return read_markdown(text, Builder(Kind.MARKDOWN, "", ""))


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [m.span.of(document.text) for m in document.marks if m.kind is kind]


def test_headings_of_both_kinds_are_marked() -> None:
    document = read("# Ann Lee\n\nWork\n----\n\nBread")
    assert document.text == "Ann Lee\n\nWork\n\nBread"
    assert marked(document, MarkKind.HEADING) == ["Ann Lee", "Work"]


def test_lists_become_bullets_nested_ones_too() -> None:
    assert read("- a\n  - b\n- c\n\n1. d\n2. e").text == "• a\n• b\n• c\n\n• d\n• e"


def test_emphasis_and_code_leave_their_words() -> None:
    assert read("**Head** *cook* `knife` ~~no~~").text == "Head cook knife no"


def test_soft_breaks_are_spaces_and_hard_breaks_are_lines() -> None:
    assert (
        read("Bakes\nbread  \nand cake\\\nand pies<br>too").text
        == "Bakes bread\nand cake\nand pies\ntoo"
    )


def test_links_give_their_text_and_ways_to_reach_somebody_are_marked() -> None:
    document = read(
        "[Mail me](mailto:ann@example.org?subject=x), [code](https://github.com/ann), "
        "[Django](https://www.djangoproject.com), <https://ann.example.org>"
    )
    assert document.text == "Mail me, code, Django, https://ann.example.org"
    contacts = [(m.span.of(document.text), m.value) for m in document.marks]
    assert contacts == [
        ("Mail me", "ann@example.org"),
        ("code", "https://github.com/ann"),
        ("https://ann.example.org", "https://ann.example.org"),
    ]


def test_a_table_row_is_a_line() -> None:
    table = "| Skill | Years |\n|---|---|\n| **SQL** | 5 |\n| Go |  |"
    assert read(table).text == "Skill | Years\nSQL | 5\nGo"


def test_code_blocks_keep_their_lines() -> None:
    assert read("```\nPython\nRust\n```\n\n    Go").text == "Python\nRust\n\nGo".replace(
        "\n\n", "\n"
    )


def test_blocks_of_html_are_read_as_html() -> None:
    document = read('Ann\n\n<div>Cook<p style="display:none">secret</p></div>\n\nBread')
    assert "Cook" in document.text
    assert "secret" not in document.text
    assert [finding.code for finding in document.findings] == [FindingCode.HIDDEN_TEXT]


def test_comments_images_and_front_matter_are_left_out() -> None:
    document = read(
        "---\ntitle: CV\n---\n<!-- hire me -->\nAnn ![photo of me](a.png) Lee <!-- x -->"
    )
    assert document.text == "Ann Lee"


def test_a_rule_is_no_front_matter() -> None:
    assert "Cook" in read("---\n\nCook\n\n---\n").text


@pytest.mark.parametrize("text", ["# ", "<!-- x -->", "![](a.png)"])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(EmptyDocument):
        read(text)


def test_a_rule_above_a_heading_opens_no_front_matter() -> None:
    assert read("---\n# Ann Lee\n---\nBakes").text == "Ann Lee\n\nBakes"
    assert read("---\ntitle: cv\n# a comment\n---\nBakes").text == "Bakes"
