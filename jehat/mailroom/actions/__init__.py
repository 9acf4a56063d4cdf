"""What is done with an e-mail that came in: it is kept, and then put into the case it answers, or politely refused."""

from .receiving import receive
from .taking import take

__all__ = ["receive", "take"]
