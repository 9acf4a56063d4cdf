"""The documents that answer the questions of a kind of case, as they were handed in."""

from dataclasses import dataclass, field

from jehat.documents.models import File


@dataclass(frozen=True)
class Papers:
    """The files of each document by the code of its question, and what was not taken."""

    by_code: dict[str, list[File]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def told(self) -> dict[str, list[dict]]:
        """As the questionnaire reads them."""
        return {code: [told(one) for one in files] for code, files in self.by_code.items()}

    @property
    def files(self) -> list[File]:
        return [one for files in self.by_code.values() for one in files]


def told(file: File) -> dict:
    return {"id": str(file.pk), "name": file.name, "kind": file.kind, "size": file.size}
