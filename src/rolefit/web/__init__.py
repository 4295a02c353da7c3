"""Pages that people work with, over the same use cases as the interface for programs."""
