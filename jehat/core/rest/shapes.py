"""What the shapes of every area share: what text may hold, and a sentence on them in the reader's language."""

from pydantic import ConfigDict

# As in the forms: no text holds a zero byte.
TEXT = r"^[^\x00]*$"


def says(sentence: str) -> ConfigDict:
    """`model_config = says(_("…"))`: a docstring is for those who keep the code, and stays in its language."""
    return ConfigDict(json_schema_extra={"description": sentence})
