"""Encrypted fields as Django meets them: saving, reading, forms, queries, migrations."""

import json
from base64 import b64decode
from datetime import date

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models, transaction
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter
from django.db.models import F, Value
from django.db.models.functions import Upper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jehat.core.crypto import aead
from jehat.core.crypto.fields import Ciphertext, EncryptedField, EncryptedJSONField, EncryptedTextField

from .cryptoapp.cells import put, stored
from .cryptoapp.models import Folder, Note

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
WORDS = "طلب صيانة — “quoted” \x00 🕌"


@pytest.fixture
def folder(sealed, tenant):
    return Folder.objects.create(entity_id=tenant, subject=WORDS, facts={"a": [1, None, "ب"]})


@pytest.fixture
def opened(monkeypatch):
    """How many values were decrypted."""
    count, unseal = [], aead.unseal
    monkeypatch.setattr(aead, "unseal", lambda *about: (count.append(1), unseal(*about))[1])
    return count


class TestReadingAndWriting:
    def test_it_comes_back(self, folder):
        again = Folder.objects.get()
        assert (again.subject, again.body, again.facts) == (WORDS, None, {"a": [1, None, "ب"]})
        assert (folder.subject, folder.facts) == (WORDS, {"a": [1, None, "ب"]})

    def test_the_column_holds_no_words(self, folder):
        cell = stored(Folder, folder, "subject")
        assert len(cell) == len(WORDS.encode()) + aead.OVERHEAD and "صيانة".encode() not in cell

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(text=TEXT, facts=st.dictionaries(TEXT, JSON, max_size=3))
    def test_anything_comes_back(self, sealed, text, facts):
        made = Folder.objects.create(subject=text, body=text, facts=facts)
        again = Folder.objects.get(pk=made.pk)
        assert (again.subject, again.body, again.facts) == (text, text, facts)

    def test_some_fields_are_saved(self, folder):
        held = Folder.objects.get()
        held.subject, held.body = "new", "not saved"
        held.save(update_fields=["subject"])
        again = Folder.objects.get()
        assert (again.subject, again.body) == ("new", None)
        held.save()
        assert Folder.objects.get().body == "not saved"

    def test_what_was_not_touched_is_written_back_as_it_was(self, folder, opened):
        before = stored(Folder, folder, "subject"), stored(Folder, folder, "facts")
        folder.save()
        Folder.objects.get().save()
        assert not opened
        read = Folder.objects.get()
        assert read.subject and read.facts
        read.subject, read.facts = WORDS, {"a": [1, None, "ب"]}
        read.full_clean()
        read.save()
        assert (stored(Folder, folder, "subject"), stored(Folder, folder, "facts")) == before

    def test_what_was_changed_gets_a_new_seal(self, folder):
        before = stored(Folder, folder, "subject")
        folder.subject = "x"
        folder.save()
        folder.subject = WORDS
        folder.save()
        assert Folder.objects.get().subject == WORDS and stored(Folder, folder, "subject") != before

    def test_a_change_inside_json_is_noticed(self, folder):
        for held in (lambda: folder, Folder.objects.get):
            one = held()
            one.facts["a"].append(len(one.facts["a"]))
            one.save()
        assert Folder.objects.get().facts == {"a": [1, None, "ب", 3, 4]}

    def test_null_and_back(self, folder):
        folder.body = "words"
        folder.save()
        assert Folder.objects.filter(body__isnull=False).exists()
        folder.body = None
        folder.save()
        assert Folder.objects.filter(body__isnull=True).get().body is None

    def test_what_is_no_text_is_written_as_text(self, sealed):
        assert Folder.objects.get(pk=Folder.objects.create(subject=date(2026, 1, 2)).pk).subject == "2026-01-02"

    def test_many_at_once(self, sealed, tenant):
        made = Folder.objects.bulk_create([Folder(entity_id=tenant, subject=str(n)) for n in range(20)])
        assert {row.subject for row in Folder.objects.all()} == {str(n) for n in range(20)}
        made[0].subject = "changed"
        made[0].save()
        assert Folder.objects.get(pk=made[0].pk).subject == "changed"

    def test_get_or_create_and_update_or_create(self, folder):
        same, created = Folder.objects.update_or_create(pk=folder.pk, defaults={"subject": "updated"})
        assert not created and Folder.objects.get().subject == "updated"
        assert Folder.objects.get_or_create(number=0, defaults={"subject": "never"}) == (same, False)
        assert Folder.objects.get_or_create(number=5, defaults={"subject": "made"})[0].subject == "made"


class TestLazyReading:
    def test_a_list_opens_only_what_it_shows(self, sealed, tenant, opened):
        Folder.objects.bulk_create([Folder(entity_id=tenant, subject=str(n), body="long") for n in range(3)])
        opened.clear()
        rows = list(Folder.objects.all())
        assert not opened
        assert [row.subject for row in rows for _ in "twice"] and len(opened) == 3 + 3

    def test_only_and_defer(self, folder):
        for held in (Folder.objects.only("subject").get(), Folder.objects.defer("subject").get()):
            assert (held.subject, held.facts["a"][0]) == (WORDS, 1)
        held = Folder.objects.only("number").get()
        held.number = 4
        held.save()
        assert "subject" not in held.__dict__ and Folder.objects.get().subject == WORDS

    def test_only_with_the_key_asks_once(self, folder, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert Folder.objects.only("subject", "record_key", "entity_id").get().subject == WORDS

    def test_refreshing(self, folder, opened):
        held = Folder.objects.get()
        folder.subject = "newer"
        folder.save()
        held.refresh_from_db()
        assert not opened and held.subject == "newer"
        cell = stored(Folder, folder, "subject")
        held.save()
        assert stored(Folder, folder, "subject") == cell
        held.subject = "mine"
        held.refresh_from_db(fields=["subject"])
        assert held.subject == "newer"

    def test_values_stay_shut(self, folder):
        (held,) = Folder.objects.values_list("subject", flat=True)
        assert isinstance(held, Ciphertext) and repr(held) == str(held) == "<ciphertext>"
        assert held.raw == stored(Folder, folder, "subject")
        assert (
            held == Ciphertext(held.raw) != Ciphertext(b"") and held != WORDS and len({held, Ciphertext(held.raw)}) == 1
        )
        assert Folder.objects.annotate(same=F("subject")).get().same == held

    def test_the_class_attribute_is_the_descriptor(self):
        assert Folder.subject.field is Folder._meta.get_field("subject")


class TestQueries:
    @pytest.mark.parametrize(
        "question",
        [{"subject": "x"}, {"subject__icontains": "x"}, {"subject__in": ["x"]}, {"facts__a": 1}, {"facts__a__b": 1}],
    )
    def test_it_cannot_be_searched(self, question):
        with pytest.raises(FieldError, match="encrypted"):
            Folder.objects.filter(**question)
        with pytest.raises(FieldError, match="encrypted"):
            Note.objects.filter(**{f"folder__{name}": value for name, value in question.items()})

    def test_it_cannot_be_written_by_a_query(self, folder):
        for write in (
            lambda: Folder.objects.update(subject="x"),
            lambda: Folder.objects.update(facts={"a": 1}),
            lambda: Folder.objects.bulk_update([folder], ["subject"]),
        ):
            with pytest.raises(FieldError, match="change it on an instance"):
                write()
        folder.subject = Upper(Value("x"))
        with pytest.raises(FieldError, match="cannot compute"):
            folder.save()

    def test_a_query_may_empty_it(self, folder):
        Folder.objects.update(subject="", body=None, facts={})
        again = Folder.objects.get()
        assert (again.subject, again.body, again.facts) == ("", None, {})
        again.facts["a"] = 1
        again.save()
        assert Folder.objects.get().facts == {"a": 1}


class TestForms:
    def test_a_form_reads_and_writes_it(self, folder):
        form_class = forms.modelform_factory(Folder, fields=["subject", "body", "facts"])
        form = form_class(instance=Folder.objects.get())
        assert WORDS.split()[0] in form.as_p()
        form = form_class({"subject": "from a form", "body": "", "facts": '{"b": 2}'}, instance=Folder.objects.get())
        assert form.is_valid(), form.errors
        form.save()
        again = Folder.objects.get()
        assert (again.subject, again.body, again.facts) == ("from a form", None, {"b": 2})

    def test_its_limits_are_kept(self, folder):
        form_class = forms.modelform_factory(Folder, fields=["subject"])
        assert "subject" in form_class({"subject": "x" * 51}, instance=folder).errors
        assert "subject" in form_class({"subject": ""}, instance=folder).errors
        folder.subject = "x" * 51
        with pytest.raises(ValidationError, match="50"):
            folder.full_clean()

    def test_its_widgets(self):
        body, facts = (Folder._meta.get_field(name).formfield() for name in ("body", "facts"))
        assert isinstance(body.widget, forms.Textarea) and body.empty_value is None and not body.required
        assert isinstance(facts, forms.JSONField)
        subject = Folder._meta.get_field("subject").formfield()
        assert subject.max_length == 50 and type(subject.widget) is forms.TextInput
        chosen = EncryptedTextField(choices=[("a", "A")]).formfield()
        assert isinstance(chosen, forms.TypedChoiceField)

    def test_json_must_be_json(self, folder):
        folder.facts = {"a": object()}
        with pytest.raises(ValidationError) as refusal:
            folder.full_clean()
        assert refusal.value.error_dict["facts"][0].code == "invalid"

    def test_python_values(self):
        field = EncryptedTextField()
        shut = Ciphertext(b"x")
        assert [field.to_python(value) for value in (None, "a", 5, shut)] == [None, "a", "5", shut]


class TestDumps:
    def test_a_dump_is_as_sealed_as_the_table(self, folder):
        Note.objects.create(folder=folder, text="CANARY")
        (row,) = json.loads(serializers.serialize("json", Folder.objects.all()))
        assert b64decode(row["fields"]["subject"]) == stored(Folder, folder, "subject")
        assert row["fields"]["body"] is None
        assert "CANARY" not in serializers.serialize("json", Note.objects.all())
        assert Folder._meta.get_field("body").value_to_string(folder) == ""

    def test_a_deferred_value_is_dumped_too(self, folder):
        held = Folder.objects.only("number").get()
        assert b64decode(Folder._meta.get_field("subject").value_to_string(held)) == stored(Folder, folder, "subject")


class TestMigrations:
    @pytest.mark.parametrize(
        "field",
        [
            EncryptedTextField(max_length=9, null=True, blank=True, sealed_as="former"),
            EncryptedTextField(default=""),
            EncryptedJSONField(default=dict),
            EncryptedJSONField(encoder=json.JSONEncoder, decoder=json.JSONDecoder),
        ],
    )
    def test_a_field_is_rebuilt_from_its_migration(self, field):
        _, path, args, kwargs = field.deconstruct()
        again = type(field)(*args, **kwargs)
        assert again.deconstruct() == field.deconstruct()
        assert path == f"jehat.core.crypto.fields.{type(field).__name__}"
        assert path in MigrationWriter.serialize(field)[0]

    def test_the_column_is_bytea(self):
        assert EncryptedTextField().db_type(connection) == EncryptedJSONField().db_type(connection) == "bytea"

    def test_fields_added_to_a_table_with_rows(self, folder):
        class Added(models.Model):
            class Meta:
                app_label = "cryptoapp_added"
                db_table = Folder._meta.db_table

            def __str__(self):
                return ""

        fields = {
            "later_text": EncryptedTextField(blank=True, default=""),
            "later_blank": EncryptedTextField(blank=True),
            "later_null": EncryptedTextField(null=True),
            "later_json": EncryptedJSONField(default=dict),
        }
        with connection.schema_editor() as editor:
            for name, field in fields.items():
                field.set_attributes_from_name(name)
                field.model = Added
                editor.add_field(Added, field)
        assert [stored(Folder, folder, name) for name in ("later_text", "later_blank", "later_json")] == [b""] * 3

    def test_historical_models_cannot_write_but_can_stand(self, folder):
        state = ProjectState()
        state.add_model(ModelState.from_model(Folder))
        historical = state.apps.get_model("cryptoapp", "Folder")
        row = historical.objects.get()
        assert isinstance(row.__dict__["subject"], Ciphertext)
        with pytest.raises(FieldError, match="historical"), transaction.atomic():
            row.save()
        row.save(update_fields=["number", "record_key"])

    def test_a_renamed_column_keeps_its_seal(self, folder, monkeypatch):
        put(Folder, folder, "body", stored(Folder, folder, "subject"))
        monkeypatch.setattr(Folder._meta.get_field("body"), "sealed_as", "subject")
        assert Folder.objects.get().body == WORDS

    def test_checks(self):
        class Loose(models.Model):
            name = EncryptedTextField(unique=True)

            class Meta:
                app_label = "cryptoapp_loose"

            def __str__(self):
                return ""

        assert [message.id for message in Loose.check()] == ["jehat.E001", "jehat.E002"]
        assert Folder.check() == []

    def test_a_plain_encrypted_field_holds_text(self):
        field = EncryptedField()
        assert (field.dumped(5), field.loaded("5"), field.empty_value()) == ("5", "5", "")
        assert EncryptedJSONField().empty_value() is None
        assert EncryptedJSONField(default=[1].copy).empty_value() is None
