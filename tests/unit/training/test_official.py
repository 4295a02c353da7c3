"""The table of sources says what is so: who reads which file, and under what licence."""

import shutil
from pathlib import Path

import pytest

from rolefit.domain.errors import UsageError
from rolefit.evaluation.devsets import Part, build
from rolefit.training.data.converting import CONVERSIONS
from rolefit.training.data.corpus import SOURCES
from rolefit.training.data.official import PUBLICATIONS, publication

FILES = {file: uses for one in PUBLICATIONS.values() for file, uses in one.uses.items()}
SETS = ("graded", "category", "category-jobs", "titles", "skills", "posting-halves")


def test_every_file_that_pairs_are_made_of_is_listed_with_the_corpuss_licence() -> None:
    trained = {
        file: (source.licence, source.shippable)
        for source in SOURCES.values()
        for file in source.files
    }
    listed = {
        file: (one.licence, one.shippable)
        for one in PUBLICATIONS.values()
        for file, uses in one.uses.items()
        if "training" in uses
    }
    assert listed == trained


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_built_of_what_it_is_said_to_read_and_of_nothing_less(
    world: Path, tmp_path: Path, name: str
) -> None:
    read = [file for file, uses in FILES.items() if name in uses]
    for file in read:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(world / file, tmp_path / file)
    assert _builds(name, tmp_path)
    for file in read:
        (tmp_path / file).rename(tmp_path / "aside")
        assert not _builds(name, tmp_path)
        (tmp_path / "aside").rename(tmp_path / file)


def _builds(name: str, data: Path) -> bool:
    try:
        build(name, data, Part.DEV)
    except UsageError:
        return False
    return True


def test_every_file_of_a_published_source_can_be_made() -> None:
    published = {file for one in PUBLICATIONS.values() if one.official for file in one.uses}
    assert published == set(CONVERSIONS)
    for one in PUBLICATIONS.values():
        downloaded = [file for each in one.downloads for file in each.files]
        assert not downloaded or sorted(downloaded) == sorted(one.uses)


def test_official_addresses_are_encrypted() -> None:
    addresses = [
        address
        for one in PUBLICATIONS.values()
        if one.official
        for address in (one.page, *(each.address for each in one.downloads))
    ]
    assert [one for one in addresses if not one.startswith("https://")] == []


def test_a_source_that_nobody_publishes_or_knows_is_refused() -> None:
    with pytest.raises(UsageError, match="nobody publishes them with a licence"):
        publication("postings")
    with pytest.raises(UsageError, match="There is no source “wages”") as caught:
        publication("wages")
    assert caught.value.remedy == "The sources are onet, esco, skillspan."
