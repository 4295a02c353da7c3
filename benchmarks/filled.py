"""Two tenants with the samples and four recruiters each, for what measures the service.

python benchmarks/filled.py FOLDER
"""

import sys
from pathlib import Path

from rolefit.access import Machine
from rolefit.domain.accounts import Role
from rolefit.domain.records import RecordKind
from rolefit.library import Library
from rolefit.settings import Settings

PASSWORD = "nine patient herons"  # noqa: S105 - of people who do not exist
RECRUITERS = tuple(
    (f"recruiter{n}@{tenant}.example", tenant) for n in range(4) for tenant in ("north", "south")
)
"""Names and their tenants."""

SAMPLES = Path(__file__).parent.parent / "samples"


def fill(folder: Path) -> None:
    """Take the samples in, once for each tenant, and make the accounts."""
    with Library(Settings(data_dir=folder)) as library:
        for tenant in sorted({tenant for _, tenant in RECRUITERS}):
            for kind, samples in ((RecordKind.JOB, "jobs"), (RecordKind.RESUME, "resumes")):
                for outcome in library.of(tenant).add(
                    sorted((SAMPLES / samples).iterdir()), kind=kind
                ):
                    if outcome.error is not None:
                        raise outcome.error
        for name, tenant in RECRUITERS:
            library.services.access.accounts.create_person(
                Machine.of(tenant), name, PASSWORD, [Role.RECRUITER]
            )


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
