from django.db import migrations, models

REASONS = [
    ("only_eligible", "the only one available in the department"),
    ("least_load", "least open load in the department"),
    ("longest_wait", "equal load, and the longest wait since the last assignment"),
    ("only_cleared", "the only one present who is cleared for its secrecy"),
    ("cleared_load", "least open load among those cleared for its secrecy"),
    ("nobody_eligible", "nobody was available; it waits in the queue of its owner"),
    ("by_hand", "assigned by a person"),
    ("handed_over", "handed over, since its holder leaves"),
    ("taken_back", "the assignment was taken back"),
]


def give_rank(apps, schema_editor):
    """A case of a kind that was confidential before there were levels has the first of them, which all work reaches."""
    restricted = apps.get_model("catalogue", "Kind").objects.filter(secrecy="restricted").values("pk")
    apps.get_model("cases", "Case").objects.filter(kind__in=restricted, rank=0).update(rank=1)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_secrecy"),
        ("catalogue", "0004_secrecy"),
        ("organization", "0013_clearance"),
    ]

    operations = [
        migrations.AlterField(
            model_name="custody", name="reason", field=models.CharField(choices=REASONS, max_length=20)
        ),
        migrations.RunPython(give_rank, migrations.RunPython.noop),
    ]
