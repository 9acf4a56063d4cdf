from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_handover")]

    operations = [
        migrations.AddField(model_name="case", name="rank", field=models.PositiveSmallIntegerField(default=0)),
        migrations.AddField(
            model_name="case",
            name="key_class",
            field=models.CharField(default="field", editable=False, max_length=16),
        ),
    ]
