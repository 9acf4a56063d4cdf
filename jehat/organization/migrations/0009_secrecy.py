import django.core.validators
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import jehat.core.crypto.ids

SECRET = {"is_masked": True, "own_series": True, "watermarked": True, "asks_again": True}

# The starting levels as of this migration: what an entity that began before has not yet.
STARTING = (
    {"rank": 0, "code": "normal", "name_ar": "عادي", "name_en": "Normal"},
    {"rank": 1, "code": "restricted", "name_ar": "محدود التداول", "name_en": "Restricted"},
    {"rank": 2, "code": "secret", "name_ar": "سري", "name_en": "Secret", "data_class": "secret", **SECRET},
    {
        "rank": 3,
        "code": "top_secret",
        "name_ar": "سري للغاية",
        "name_en": "Top secret",
        "data_class": "top_secret",
        "is_hidden": True,
        **SECRET,
    },
)


def give(apps, schema_editor):
    """Every entity gets the starting levels."""
    Entity, Level = apps.get_model("organization", "Entity"), apps.get_model("organization", "SecrecyLevel")
    Level.objects.bulk_create(
        Level(entity_id=pk, **level) for pk in Entity.objects.values_list("pk", flat=True) for level in STARTING
    )


class Migration(migrations.Migration):
    dependencies = [("organization", "0008_taking_batch")]

    operations = [
        migrations.CreateModel(
            name="SecrecyLevel",
            fields=[
                ("name_ar", models.CharField(max_length=200)),
                ("name_en", models.CharField(max_length=200)),
                (
                    "id",
                    models.UUIDField(
                        default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(9)])),
                ("code", models.CharField(max_length=20)),
                (
                    "data_class",
                    models.CharField(
                        choices=[
                            ("public", "Public data"),
                            ("restricted", "Restricted data"),
                            ("secret", "Secret data"),
                            ("top_secret", "Top secret data"),
                        ],
                        default="restricted",
                        max_length=10,
                    ),
                ),
                ("is_masked", models.BooleanField(default=False)),
                ("own_series", models.BooleanField(default=False)),
                ("watermarked", models.BooleanField(default=False)),
                ("asks_again", models.BooleanField(default=False)),
                ("is_hidden", models.BooleanField(default=False)),
                (
                    "entity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="secrecy_levels",
                        to="organization.entity",
                    ),
                ),
            ],
            options={
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("entity", "rank"), name="secrecy_rank_in_entity"),
                    models.UniqueConstraint(fields=("entity", "code"), name="secrecy_code_in_entity"),
                    models.CheckConstraint(condition=Q(rank__lte=9), name="secrecy_rank_is_small"),
                    models.CheckConstraint(
                        condition=Q(
                            ("rank__gt", 0),
                            Q(
                                ("asks_again", False),
                                ("is_hidden", False),
                                ("is_masked", False),
                                ("own_series", False),
                                ("watermarked", False),
                            ),
                            _connector="OR",
                        ),
                        name="ordinary_level_has_no_effect",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            ("is_hidden", False), Q(("is_masked", True), ("own_series", True)), _connector="OR"
                        ),
                        name="hidden_level_leaves_no_trace",
                    ),
                ],
            },
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
