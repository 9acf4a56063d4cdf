"""Doors of this area, by subject."""
