"""The rules by which tools/build_gazetteer.py reads names and parts labels."""

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[4] / "tools"))

from gazetteer.curated import read_curated
from gazetteer.esco import related, trusted
from gazetteer.names import acronym_of, spellings, without_vendor, without_version

from rolefit.evaluation.devsets.run_together import labels_text, split_all
from rolefit.profiling.skills.tokens import name_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Structured query language SQL", ("Structured query language", "SQL")),
        ("Electronic medical record EMR software", ("Electronic medical record", "EMR")),
        ("Radiology information systems (RIS)", ("Radiology information systems", "RIS")),
        ("Oracle PL/SQL", None),
        ("Microsoft Excel", None),
    ],
)
def test_an_acronym_stands_behind_the_words_it_is_made_of(
    name: str, expected: tuple[str, str] | None
) -> None:
    assert acronym_of(name) == expected


def test_the_maker_and_the_version_of_a_product_can_be_left_out() -> None:
    assert without_vendor("Adobe Photoshop") == "Photoshop"
    assert without_vendor("National Instruments LabVIEW") == "LabVIEW"
    assert without_vendor("Photoshop") == ""
    assert without_version("Visio 2013") == "Visio"


def test_a_name_is_written_in_several_ways() -> None:
    assert "MS Excel" in spellings("Microsoft Excel")
    assert "Power Point" in spellings("PowerPoint")
    assert "NodeJS" in spellings("Node.js")
    assert "elearning" in spellings("e-learning")
    assert "health care law" in spellings("healthcare law")


def test_labels_end_where_the_description_starts() -> None:
    text = "knit scarves make scarves knitting scarves Make scarves of wool with needles."
    assert labels_text(text, "knit scarves") == "knit scarves make scarves knitting scarves"


def test_labels_that_run_together_are_parted() -> None:
    rows = [
        ("knit scarves", "knit scarves knitting scarves knit a scarf Make scarves of wool."),
        ("dye wool", "dye wool dyeing wool colour wool Give wool its colour."),
        ("sell scarves", "sell scarves selling scarves sell a scarf Sell them to customers."),
    ]
    first, second, third = split_all(rows)
    assert first == ["knit scarves", "knitting scarves", "knit a scarf"]
    assert second == ["dye wool", "dyeing wool", "colour wool"]
    assert third == ["sell scarves", "selling scarves", "sell a scarf"]


def test_a_parted_label_must_keep_the_telling_word() -> None:
    rare = Counter({"manag": 50, "knit": 1, "machin": 9})
    assert trusted("look after knitting machines", "manage knitting machines", rare)
    assert not trusted("manage all machines", "manage knitting machines", rare)
    assert not trusted("knitting", "manage knitting machines", rare)


def test_a_product_listed_under_its_class_is_no_other_name_of_the_class() -> None:
    assert not related("Git", "tools for software configuration management", "")
    assert related("SCM tools", "tools for software configuration management", "")
    assert related("HACCP", "hazard analysis and critical control points", "")


def test_the_curated_tables_are_read_and_hold_enough() -> None:
    curated = read_curated()
    assert len(curated.aliases) > 400
    assert {alias.mode for alias in curated.aliases} == {"", "c", "u", "x", "l"}
    assert not {name for name in curated.rules if name in curated.listed}


def test_every_alias_that_needs_context_has_its_rule() -> None:
    curated = read_curated()

    marked = {name_of(one.alias) for one in curated.aliases if one.mode == "x"}
    assert marked <= curated.rules
