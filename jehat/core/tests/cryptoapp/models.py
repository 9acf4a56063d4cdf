from django.db import models

from jehat.core.crypto import BlindIndexField, EncryptedJSONField, EncryptedPart, EncryptedRecord, EncryptedTextField


class Folder(EncryptedRecord):
    """A record of one entity."""

    entity_id = models.UUIDField(null=True)
    number = models.IntegerField(default=0)
    subject = EncryptedTextField(max_length=50, default="")
    body = EncryptedTextField(blank=True, null=True)
    facts = EncryptedJSONField(default=dict, blank=True)
    phone_index = BlindIndexField(null=True, unique=True)

    class Meta:
        app_label = "cryptoapp"

    def __str__(self) -> str:
        return str(self.pk)


class Person(EncryptedRecord):
    """A record of the platform, although it names an entity."""

    platform_keys = True

    entity_id = models.UUIDField(null=True)
    name = EncryptedTextField()

    class Meta:
        app_label = "cryptoapp"

    def __str__(self) -> str:
        return str(self.pk)


class Note(EncryptedPart):
    """A part of a folder."""

    sealed_with = "folder"

    folder = models.ForeignKey(Folder, models.CASCADE, null=True, related_name="notes")
    text = EncryptedTextField()

    class Meta:
        app_label = "cryptoapp"

    def __str__(self) -> str:
        return str(self.pk)


class Remark(EncryptedPart):
    """A part of a part."""

    sealed_with = "note"

    note = models.ForeignKey(Note, models.CASCADE)
    text = EncryptedTextField()

    class Meta:
        app_label = "cryptoapp"

    def __str__(self) -> str:
        return str(self.pk)
