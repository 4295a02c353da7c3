"""The interface for programs: FastAPI routes over the library."""

from rolefit.api.app import create_app

__all__ = ["create_app"]
