from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_acting_for")]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["entity_id", "at", "id"], name="audit_event_entity__1c135f_idx"),
        ),
    ]
