"""The calls, a file for each group."""
