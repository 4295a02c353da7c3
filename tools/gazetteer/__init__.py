"""Makes the skill gazetteer; the entry point is tools/build_gazetteer.py."""
