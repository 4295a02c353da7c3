"""The one pipeline: a document comes in, is understood, kept and indexed; or is erased."""

from rolefit.ingest.incoming import Change, Incoming, Outcome
from rolefit.ingest.pipeline import Ingest
from rolefit.ingest.stores import Stores

__all__ = ["Change", "Incoming", "Ingest", "Outcome", "Stores"]
