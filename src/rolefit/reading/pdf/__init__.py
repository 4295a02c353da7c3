"""PDF to `Document`, on pdfium (docs/adr/0002-pdf-reader.md)."""

from rolefit.reading.pdf.read import read_pdf

__all__ = ["read_pdf"]
