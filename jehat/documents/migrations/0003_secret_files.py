"""Files of secret cases have their keys under another key of the entity."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_drafts")]
    operations = [
        migrations.AddField(
            model_name="file",
            name="key_class",
            field=models.CharField(
                choices=[("file", "File"), ("secret", "Secret")], default="file", editable=False, max_length=16
            ),
        ),
    ]
