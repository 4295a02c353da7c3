"""DOCX: Office Open XML read by ourselves, for headers, boxes, hidden text and tracked changes."""

from rolefit.reading.docx.reader import read_docx

__all__ = ["read_docx"]
