"""Jehat (جهات): one platform for dealing with every government entity, on which the entities do the work."""
