from django.db import migrations


def name_levels(apps, schema_editor):
    """What was called confidential before there were levels is the first of them."""
    apps.get_model("catalogue", "Kind").objects.filter(secrecy="confidential").update(secrecy="restricted")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_guide")]

    operations = [migrations.RunPython(name_levels, migrations.RunPython.noop)]
