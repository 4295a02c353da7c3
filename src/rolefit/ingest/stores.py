"""Everything that the pipeline keeps things in."""

from dataclasses import dataclass

from rolefit.domain.decisions import Decisions
from rolefit.domain.storage import Backlog, Blobs, Index, Records, Vectors
from rolefit.domain.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Stores:
    """Where everything is kept."""

    records: Records
    backlog: Backlog
    vectors: Vectors
    blobs: Blobs
    index: Index
    decisions: Decisions
    tasks: Tasks
