from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0018_referral"),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='legal_due_at',
            field=models.DateTimeField(null=True),
        ),
    ]
