"""What may be wrong with an anchor."""


class AnchorFailed(Exception):
    """A checkpoint was not kept; the words say why, and hold no secret."""


class UnknownAnchor(ValueError):
    """The words of JEHAT_ANCHORS name no anchor."""
