"""What can go wrong with keys and sealed values; no message here ever carries key material or plaintext."""


class CryptoError(Exception):
    """Anything that keeps a sealed value shut."""


class DecryptionFailed(CryptoError):
    """The bytes were changed, moved, cut short, or sealed under another key."""


class KeyUnavailable(CryptoError):
    """The key that is needed is not configured, not readable or not in the ring."""


class KeyDestroyed(CryptoError):
    """The key was destroyed on purpose; what it sealed is gone for good."""


class SealMoved(CryptoError):
    """A sealed record was given another row, tenant or parent than the one it was sealed for."""
