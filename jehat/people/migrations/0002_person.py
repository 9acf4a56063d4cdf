import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import jehat.core.crypto.blind
import jehat.core.crypto.fields
import jehat.core.crypto.ids
import jehat.core.crypto.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="beneficiary",
            name="address",
            field=jehat.core.crypto.fields.EncryptedJSONField(default=dict),
        ),
        migrations.AddField(
            model_name="identifier",
            name="unreachable_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="signin",
            name="confirmed_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name="user",
            name="company_ar",
            field=jehat.core.crypto.fields.EncryptedTextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="user",
            name="company_en",
            field=jehat.core.crypto.fields.EncryptedTextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="user",
            name="kind",
            field=models.CharField(
                choices=[("person", "Person"), ("company", "Company"), ("dependent", "Dependent")],
                default="person",
                max_length=9,
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="shortcuts",
            field=models.BooleanField(default=True),
        ),
        migrations.AlterField(
            model_name="identifier",
            name="kind",
            field=models.CharField(
                choices=[
                    ("national_id", "National ID"),
                    ("iqama", "Iqama"),
                    ("passport", "Passport"),
                    ("border", "Border number"),
                    ("mobile", "Mobile"),
                    ("email", "E-mail"),
                    ("username", "User name"),
                    ("commercial", "Commercial registration"),
                    ("unified", "Unified number"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="registration",
            name="contact_kind",
            field=models.CharField(
                choices=[
                    ("national_id", "National ID"),
                    ("iqama", "Iqama"),
                    ("passport", "Passport"),
                    ("border", "Border number"),
                    ("mobile", "Mobile"),
                    ("email", "E-mail"),
                    ("username", "User name"),
                    ("commercial", "Commercial registration"),
                    ("unified", "Unified number"),
                ],
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="ContactChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code_index", jehat.core.crypto.blind.BlindIndexField(default=bytes, max_length=16)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("national_id", "National ID"),
                            ("iqama", "Iqama"),
                            ("passport", "Passport"),
                            ("border", "Border number"),
                            ("mobile", "Mobile"),
                            ("email", "E-mail"),
                            ("username", "User name"),
                            ("commercial", "Commercial registration"),
                            ("unified", "Unified number"),
                        ],
                        max_length=12,
                    ),
                ),
                ("value", jehat.core.crypto.fields.EncryptedTextField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Recovery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("record_key", jehat.core.crypto.models.RecordKeyField(default=bytes)),
                ("code_index", jehat.core.crypto.blind.BlindIndexField(default=bytes, max_length=16)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("national_id", "National ID"),
                            ("iqama", "Iqama"),
                            ("passport", "Passport"),
                            ("border", "Border number"),
                            ("mobile", "Mobile"),
                            ("email", "E-mail"),
                            ("username", "User name"),
                            ("commercial", "Commercial registration"),
                            ("unified", "Unified number"),
                        ],
                        max_length=12,
                    ),
                ),
                ("origin", jehat.core.crypto.fields.EncryptedJSONField(default=dict)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recoveries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reclaim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("record_key", jehat.core.crypto.models.RecordKeyField(default=bytes)),
                ("code_index", jehat.core.crypto.blind.BlindIndexField(default=bytes, max_length=16)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("number", models.CharField(max_length=16, unique=True)),
                ("mobile", jehat.core.crypto.fields.EncryptedTextField()),
                ("statement", jehat.core.crypto.fields.EncryptedTextField(blank=True, default="")),
                ("identity_index", jehat.core.crypto.blind.BlindIndexField(max_length=16)),
                ("objection_index", jehat.core.crypto.blind.BlindIndexField(max_length=16, null=True, unique=True)),
                ("origin", jehat.core.crypto.fields.EncryptedJSONField(default=dict)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("proved_at", models.DateTimeField(null=True)),
                ("ripe_at", models.DateTimeField(null=True)),
                ("verified_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reclaims",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)), fields=["ripe_at"], name="reclaim_waiting"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Representation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("agent", "Agent"), ("guardian", "Guardian"), ("delegate", "Delegate")], max_length=8
                    ),
                ),
                (
                    "named_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("national_id", "National ID"),
                            ("iqama", "Iqama"),
                            ("passport", "Passport"),
                            ("border", "Border number"),
                            ("mobile", "Mobile"),
                            ("email", "E-mail"),
                            ("username", "User name"),
                            ("commercial", "Commercial registration"),
                            ("unified", "Unified number"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("named", jehat.core.crypto.fields.EncryptedTextField(blank=True, default="")),
                ("named_index", jehat.core.crypto.blind.BlindIndexField(max_length=16, null=True)),
                (
                    "scope",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16), blank=True, default=list, size=None
                    ),
                ),
                ("manages", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("until", models.DateTimeField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "agent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="represents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "appointed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "principal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="represented_by",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)), fields=["agent", "principal"], name="acting_now"
                    ),
                    models.Index(fields=["named_kind", "named_index"], name="offered_to"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("principal", models.F("agent")), _negated=True),
                        name="nobody_represents_himself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at__isnull", True), ("agent__isnull", False), _connector="OR"),
                        name="accepted_by_an_agent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="acting_ends_later",
                    ),
                ],
            },
        ),
    ]
