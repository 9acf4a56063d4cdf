import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jehat.core.crypto.fields


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0007_verbs_of_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="taker",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        *(
            migrations.AddField(model_name="batch", name=name, field=models.PositiveIntegerField(default=0))
            for name in ("length", "position", "added", "changed")
        ),
        migrations.AddField(
            model_name="batch",
            name="refused",
            field=jehat.core.crypto.fields.EncryptedJSONField(default=list),
        ),
        migrations.AddField(model_name="batch", name="moved_at", field=models.DateTimeField(null=True)),
    ]
