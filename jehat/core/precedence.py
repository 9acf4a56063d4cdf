"""Which jobs go first."""

# Somebody sits and waits for it, a code for instance; what has 0 may wait behind a thousand others.
SOMEBODY_WAITS = 10
