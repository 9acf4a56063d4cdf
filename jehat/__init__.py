"""Jehat (جهات): one platform on which people deal with every government entity, and on which the entities do the work."""
