"""Makers: one file per program that turns a source into a document."""
