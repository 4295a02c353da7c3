"""The interface for programs: FastAPI routes over the library."""
