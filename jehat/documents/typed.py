"""What a person wrote in a form, by the name of the field, without what is about the form itself."""

# Names in a form that are about the form and not words of a person.
AROUND = {"csrfmiddlewaretoken", "files", "attachments", "voice", "draft_base"}
MOST_NAMES = 200


def words_of(given: dict) -> dict[str, str | list[str]]:
    """The words by the name of the field: a text, or several where the form allows several; empty ones are none."""
    words: dict[str, str | list[str]] = {}
    for name, value in list(given.items())[:MOST_NAMES]:
        texts = [text.replace("\0", "") for text in (value if isinstance(value, list) else [value])]
        if name not in AROUND and any(text.strip() for text in texts):
            words[name] = texts if len(texts) > 1 else texts[0]
    return words
