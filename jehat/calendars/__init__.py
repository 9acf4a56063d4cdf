"""Working time: which hours are worked, which days are holidays, and when a period of working days or minutes ends.

The arithmetic is pure and knows no database; it is not the Hijri calendar (`jehat.core.hijri`) and not the clocks of
cases, which ask this area how much working time has passed.
"""
