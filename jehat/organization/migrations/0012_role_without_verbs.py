from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organization", "0011_grants_of_roles")]

    operations = [migrations.RemoveField(model_name="role", name="verbs")]
