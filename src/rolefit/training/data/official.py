"""Where the data is published, under what licence, and what each of its files is used for.

The one table of addresses: the builders read the files, `rolefit data` lists and fetches them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rolefit.domain.errors import UsageError

_SKILLSPAN = (
    "https://raw.githubusercontent.com/kris927b/SkillSpan/"
    "2ccf3de5b5af7a5409b8dd814fb1315dd6e0ae1b/data/json"
)
"""At a commit of the repository, so that the same command fetches the same bytes next year."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file of a publisher.

    Args:
        files: of the data folder that are made of it.
    """

    address: str
    files: tuple[str, ...]

    @property
    def name(self) -> str:
        """The file's name, on a mirror too."""
        return self.address.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Publication:
    """A data set as its publisher gives it.

    Args:
        title: with the version that the documentation's figures are of.
        page: where people read about it; "" when nobody publishes it with a licence.
        licence: SPDX identifier or name.
        shippable: the licence allows to ship a model that was trained on it.
        uses: file of the data folder -> what reads it: "training", or the name of a set.
        downloads: what can be fetched without a person; none: a person has to.
        by_hand: what that person does at `page`.
    """

    title: str
    page: str
    licence: str
    shippable: bool
    uses: Mapping[str, tuple[str, ...]]
    downloads: tuple[Download, ...] = ()
    by_hand: str = ""

    @property
    def official(self) -> bool:
        """Whether somebody publishes it, with a licence."""
        return bool(self.page)

    def address_of(self, file: str) -> str:
        """Where a file of the data folder comes from; "" when nobody publishes it."""
        found = (one.address for one in self.downloads if file in one.files)
        return next(found, self.page)


_ONET = {
    "onet/occupation_data.tsv.gz": ("training", "titles", "category", "category-jobs"),
    "onet/alternate_titles.tsv.gz": ("training", "titles"),
    "onet/task_statements.tsv.gz": ("training", "category", "category-jobs"),
    "onet/technology_skills.tsv.gz": ("training", "category", "category-jobs"),
    "onet/job_zones.tsv.gz": ("background",),
}
_SPANS = {
    "train": ("training", "benchmarks/skill_spans.py"),
    "dev": ("benchmarks/skills.py", "benchmarks/skill_spans.py"),
}

PUBLICATIONS: Mapping[str, Publication] = MappingProxyType(
    {
        "onet": Publication(
            title="O*NET 29.2",
            page="https://www.onetcenter.org/database.html",
            licence="CC-BY-4.0",
            shippable=True,
            uses=_ONET,
            downloads=(
                Download(
                    "https://www.onetcenter.org/dl_files/database/db_29_2_text.zip", tuple(_ONET)
                ),
            ),
        ),
        "esco": Publication(
            title="ESCO 1.1",
            page="https://esco.ec.europa.eu/en/use-esco/download",
            licence="European Commission reuse notice",
            shippable=True,
            uses={
                "esco/occupations.csv.gz": ("training", "titles"),
                "esco/ict_occupation_skills.csv.gz": ("training",),
                "esco/skills.csv.gz": ("training", "skills"),
                "esco/ict_skill_labels.csv.gz": ("training", "skills"),
            },
            by_hand="Choose version 1.1.1, classification, English, CSV; a link comes by e-mail.",
        ),
        "skillspan": Publication(
            title="SkillSpan",
            page="https://github.com/kris927b/SkillSpan",
            licence="MIT",
            shippable=True,
            uses={f"skillspan/{part}.jsonl.gz": uses for part, uses in _SPANS.items()},
            downloads=tuple(
                Download(f"{_SKILLSPAN}/{part}.json", (f"skillspan/{part}.jsonl.gz",))
                for part in _SPANS
            ),
        ),
        "postings": Publication(
            title="Google and LinkedIn postings",
            page="",
            licence="unknown",
            shippable=False,
            uses={
                "jobs.jsonl.gz": (
                    "training",
                    "category",
                    "category-jobs",
                    "graded",
                    "posting-halves",
                )
            },
        ),
        "resumes": Publication(
            title="LiveCareer résumés",
            page="",
            licence="unknown",
            shippable=False,
            uses={"resumes.jsonl.gz": ("training", "category", "category-jobs", "graded")},
        ),
    }
)
"""Every file that training and evaluation read, by the name of its source.

`corpus.SOURCES` tells which pairs are made of them.
"""


def publication(name: str, table: Mapping[str, Publication] = PUBLICATIONS) -> Publication:
    """A source that somebody publishes, by its name.

    Raises:
        UsageError: there is none, or nobody publishes it with a licence.
    """
    wanted = [key for key, one in table.items() if one.official]
    found = table.get(name)
    if found is None:
        raise UsageError(
            f"There is no source “{name}”.", remedy=f"The sources are {', '.join(wanted)}."
        )
    if not found.official:
        raise UsageError(
            f"{found.title}: nobody publishes them with a licence, so they cannot be fetched.",
            remedy=f"What can be fetched: {', '.join(wanted)}.",
        )
    return found
