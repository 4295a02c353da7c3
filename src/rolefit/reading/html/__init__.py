"""HTML pages: block-level layout, main content, what a browser would not show left out."""

from rolefit.reading.html.page import add_fragment, read_html

__all__ = ["add_fragment", "read_html"]
