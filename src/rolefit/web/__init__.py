"""The pages that recruiters work with, served beside the interface for programs."""

from rolefit.web.app import create_app

__all__ = ["create_app"]
