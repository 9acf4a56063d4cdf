from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organization", "0001_initial")]

    operations = [
        migrations.AddField("entity", "contact_phone", models.CharField(blank=True, default="", max_length=20)),
        migrations.AddField("entity", "contact_email", models.CharField(blank=True, default="", max_length=254)),
        migrations.AddField("entity", "hours_ar", models.CharField(blank=True, default="", max_length=200)),
        migrations.AddField("entity", "hours_en", models.CharField(blank=True, default="", max_length=200)),
    ]
