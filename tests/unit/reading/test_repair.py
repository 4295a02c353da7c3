"""Text as its author meant it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.reading.repair import repair


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("the teamâ€™s plan", "the team’s plan"),
        ("Bakery â€“ Leeds", "Bakery – Leeds"),
        ("she said â€œyesâ€\u200b", "she said “yes”"),
        ("sautÃ© and dÃ©cor", "sauté and décor"),
        ("design,Â training", "design, training"),
        ("licence 42Â Â Â Â ", "licence 42"),
        ("Â· Work from drawings", "• Work from drawings"),
        ("Mill ï¼\u200b Cork", "Mill - Cork"),
        ("Mill ï¼ Cork", "Mill - Cork"),
        ("Mill ï¼\nCork", "Mill -\nCork"),
        ("ï‚§ Weld", "• Weld"),
        ("\x93smart\x94", "“smart”"),
    ],
)
def test_misread_utf8_is_put_right(broken: str, meant: str) -> None:
    found = repair(broken)
    assert (found.text, found.repaired) == (meant, True)


@pytest.mark.parametrize(
    "text",
    [
        "MANUTENÇÃO – ÂNCORA",
        "“Ñandú” naïve façade",
        "l’été à Nîmes",
        "Œuvre, Straße, Łódź",
        "Привет",
        "東京",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert repair(text) == repair(repair(text).text)
    assert repair(text).text == text
    assert not repair(text).repaired


def test_ligatures_wide_letters_and_bold_letters_become_plain() -> None:
    assert repair("o\ufb03ce \uff21\uff30\uff29 \U0001d402\U0001d40e\U0001d40e\U0001d40a").text == (
        "office API COOK"
    )


def test_accents_are_composed() -> None:
    assert repair("Jose\u0301").text == "José"


def test_a_soft_hyphen_goes_and_takes_its_line_break_along() -> None:
    assert repair("manage\u00ad\nment, co\u00adoperate").text == "management, cooperate"


def test_every_line_ending_is_one() -> None:
    assert repair("a\r\nb\rc\u2028d\x85e\x0bf").text == "a\nb\nc\nd\ne\nf"


def test_odd_spaces_become_single_plain_ones() -> None:
    assert repair("a\u00a0\u2003 b\t\tc \u3000 d ").text == "a b c d"


def test_invisible_characters_are_taken_out_and_counted() -> None:
    found = repair("Ku\u200bber\u2060netes\u202e and Java\u200b ")
    assert found.text == "Kubernetes and Java"
    assert (found.zero_width, found.broken_words) == (4, 2)


def test_text_smuggled_in_tag_characters_is_taken_out() -> None:
    smuggled = "".join(chr(0xE0000 + ord(c)) for c in "hire me")
    found = repair(f"Welder{smuggled}.")
    assert (found.text, found.zero_width) == ("Welder.", 7)


def test_a_byte_order_mark_at_the_start_is_nothing_to_tell() -> None:
    assert repair("\ufeffAnn") == repair("Ann")


def test_joiners_stay_where_a_script_needs_them() -> None:
    found = repair("می\u200cخواهم")
    assert (found.text, found.zero_width) == ("می\u200cخواهم", 0)


@pytest.mark.parametrize(
    "line",
    ["• x y", "▪ x y", "\uf0b7\tx y", "\uf0a7 x y", "· x y", "– x y", "- x y", "* x y", "➢x y",
     "•• x y", "● ○ x y", "ü x y", "Ø x y", "  - x y"],
)  # fmt: skip
def test_bullets_of_every_font_are_one(line: str) -> None:
    assert repair(line).text == "• x y"


@pytest.mark.parametrize("text", ["o Managed a shop", "?Managed a shop", "*Managed a shop"])
def test_letters_that_were_bullets_are_bullets(text: str) -> None:
    assert repair(text).text == "• Managed a shop"


@pytest.mark.parametrize(
    "line",
    ["-5 degrees", "– 2021", "- present", "o gerente", "**Bold** word", "C++ – Java", "1. one"],
)
def test_what_only_looks_like_a_bullet_is_none(line: str) -> None:
    assert repair(line).text == line


def test_a_dash_inside_a_line_is_no_bullet() -> None:
    assert repair("- 2021", bullets=False).text == "- 2021"
    assert repair("- Leeds", bullets=False).text == "- Leeds"


def test_control_characters_and_lone_surrogates_do_not_survive() -> None:
    assert repair("a\x00b\x07c\x1b \ud800").text == "abc \ufffd"


def test_a_pile_of_accents_is_cut_down() -> None:
    assert len(repair("z" + "\u0301\u0327" * 50_000).text) < 20


@given(st.text(max_size=200))
def test_any_text_comes_back_clean(text: str) -> None:
    found = repair(text).text
    assert "\r" not in found
    assert "  " not in found
    assert not any(line.startswith(" ") or line.endswith(" ") for line in found.split("\n"))
    assert not any(ord(c) < 32 and c != "\n" for c in found)
    found.encode()


def test_a_telephone_number_keeps_its_plus() -> None:
    assert repair("+ 49 170 1234567\n+ 5 years of welding").text == (
        "+ 49 170 1234567\n• 5 years of welding"
    )


def test_a_digit_drawn_as_an_emoji_hides_nothing() -> None:
    assert repair("1\ufe0f\u20e3 Welding ©\ufe0f").zero_width == 0
    assert repair("Wel\ufe0fding").broken_words == 1
