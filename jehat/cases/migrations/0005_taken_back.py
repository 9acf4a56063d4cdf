from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0004_desk'),
    ]

    operations = [
        migrations.AddField(
            model_name='comment',
            name='taken_back_at',
            field=models.DateTimeField(null=True),
        ),
    ]
