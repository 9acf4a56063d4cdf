"""How often a process looks for rings of garbage."""

import gc

# Python's own numbers are 700, 10 and 10: with them a page was looked through four times while it was made.
THRESHOLDS = (10_000, 20, 50)


def seek_rarely() -> None:
    """What is loaded by now stays for good and is not looked at again; the rest is, a tenth as often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
