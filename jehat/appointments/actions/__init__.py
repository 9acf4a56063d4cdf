"""Everything that happens to appointments."""

from .booking import book, cancel, move
from .offering import offer, withdraw_offer
from .receiving import check_in, miss, remind

__all__ = ["book", "cancel", "check_in", "miss", "move", "offer", "remind", "withdraw_offer"]
