"""Working time: which hours an entity works, which days are holidays, and when a period of working time ends.

Its arithmetic (`working_time.py`) is pure and knows no database. This is not the Hijri calendar (`jehat.core.hijri`)
and not the clocks of cases, which ask this area how much working time has passed.
"""
