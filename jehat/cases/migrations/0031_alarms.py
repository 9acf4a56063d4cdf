import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# What is open already is looked at in the first minutes.
LOOK = "UPDATE cases_case SET alarm_at = created_at WHERE closed_at IS NULL"


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("cases", "0030_journeys"),
    ]

    operations = [
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Its time is nearly over'), (2, 'Its time is over'), (3, 'Told to the head of the department'), (4, 'Told to the head above'), (5, 'Told at the top of the entity')])),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='EscalationPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('warn_percent', models.PositiveSmallIntegerField(default=75, validators=[django.core.validators.MinValueValidator(10), django.core.validators.MaxValueValidator(99)])),
                ('first_hours', models.PositiveSmallIntegerField(default=7, validators=[django.core.validators.MaxValueValidator(999)])),
                ('second_hours', models.PositiveSmallIntegerField(default=21, validators=[django.core.validators.MaxValueValidator(999)])),
                ('third_hours', models.PositiveSmallIntegerField(default=35, validators=[django.core.validators.MaxValueValidator(999)])),
            ],
        ),
        migrations.AddField(
            model_name='case',
            name='alarm_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunSQL(LOOK, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('alarm_at__isnull', False)), fields=['alarm_at'], name='case_alarm'),
        ),
        migrations.AddField(
            model_name='alarm',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to='cases.case'),
        ),
        migrations.AddField(
            model_name='alarm',
            name='entity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity'),
        ),
        migrations.AddField(
            model_name='alarm',
            name='to',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.employee'),
        ),
        migrations.AddField(
            model_name='escalationplan',
            name='entity',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity'),
        ),
        migrations.AddConstraint(
            model_name='alarm',
            constraint=models.UniqueConstraint(fields=('case', 'level'), name='one_alarm_of_a_level'),
        ),
        migrations.AddConstraint(
            model_name='alarm',
            constraint=models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 5)), name='alarm_of_a_known_level'),
        ),
        migrations.AddConstraint(
            model_name='escalationplan',
            constraint=models.CheckConstraint(condition=models.Q(('warn_percent__gte', 10), ('warn_percent__lte', 99)), name='plan_warns_before_the_end'),
        ),
        migrations.AddConstraint(
            model_name='escalationplan',
            constraint=models.CheckConstraint(condition=models.Q(('first_hours__lte', models.F('second_hours')), ('second_hours__lte', models.F('third_hours'))), name='plan_climbs_upwards'),
        ),
    ]
