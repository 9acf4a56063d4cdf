import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.contrib.postgres.operations import BtreeGistExtension
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("cases", "0013_following"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cause', models.CharField(choices=[('waiting_beneficiary', 'Waiting for the beneficiary'), ('postponed', 'Postponed'), ('waiting_other', 'Waiting for another entity'), ('closed', 'Closed')], max_length=20)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='case',
            name='case_closed_has_a_time',
        ),
        migrations.RemoveConstraint(
            model_name='case',
            name='case_outcome_fits_its_state',
        ),
        migrations.RemoveIndex(
            model_name='case',
            name='case_open_load',
        ),
        migrations.RemoveIndex(
            model_name='case',
            name='case_open_due',
        ),
        migrations.RemoveIndex(
            model_name='case',
            name='case_open_due_in_unit',
        ),
        migrations.RemoveIndex(
            model_name='case',
            name='case_open_age',
        ),
        migrations.RemoveIndex(
            model_name='case',
            name='case_open_age_in_entity',
        ),
        migrations.AddField(
            model_name='case',
            name='paused_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name='case',
            name='status',
            field=models.CharField(choices=[('triage', 'Awaiting distribution'), ('assigned', 'New'), ('in_progress', 'In progress'), ('waiting_beneficiary', 'Waiting for the beneficiary'), ('postponed', 'Postponed'), ('waiting_other', 'Waiting for another entity'), ('completed', 'Completed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], default='triage', max_length=20),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status__in', ('triage', 'assigned', 'in_progress', 'waiting_beneficiary', 'postponed', 'waiting_other'))), fields=['assignee'], name='case_open_load'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status__in', ('triage', 'assigned', 'in_progress', 'waiting_beneficiary', 'postponed', 'waiting_other'))), fields=['assignee', 'due_at'], name='case_open_due'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status__in', ('triage', 'assigned', 'in_progress', 'waiting_beneficiary', 'postponed', 'waiting_other'))), fields=['department', 'due_at'], name='case_open_due_in_unit'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status__in', ('triage', 'assigned', 'in_progress', 'waiting_beneficiary', 'postponed', 'waiting_other'))), fields=['created_at', 'id'], name='case_open_age'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status__in', ('triage', 'assigned', 'in_progress', 'waiting_beneficiary', 'postponed', 'waiting_other'))), fields=['entity', 'created_at'], name='case_open_age_in_entity'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('status__in', ('completed', 'rejected', 'withdrawn'))), models.Q(('closed_at__isnull', True), ('status__in', ('triage', 'assigned', 'in_progress', 'waiting_beneficiary', 'postponed', 'waiting_other'))), _connector='OR'), name='case_closed_has_a_time'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('status__in', ('triage', 'assigned', 'in_progress', 'waiting_beneficiary', 'postponed', 'waiting_other'))), models.Q(('outcome__in', ('done',)), ('status', 'completed')), models.Q(('outcome__in', ('rejected', 'not_competent', 'no_answer')), ('status', 'rejected')), models.Q(('outcome__in', ('withdrawn',)), ('status', 'withdrawn')), _connector='OR'), name='case_outcome_fits_its_state'),
        ),
        migrations.AddConstraint(
            model_name='custody',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('case', '='), (models.Func(models.F('since'), models.F('until'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='no_two_custodies_overlap'),
        ),
        migrations.AddField(
            model_name='pause',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pauses', to='cases.case'),
        ),
        migrations.AddField(
            model_name='pause',
            name='entity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='pause_ends_after'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('case',), name='one_pause_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('case', '='), (models.Func(models.F('since'), models.F('until'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='no_two_pauses_overlap'),
        ),
        migrations.AlterField(
            model_name='closing',
            name='came_from',
            field=models.CharField(choices=[('triage', 'Awaiting distribution'), ('assigned', 'New'), ('in_progress', 'In progress'), ('waiting_beneficiary', 'Waiting for the beneficiary'), ('postponed', 'Postponed'), ('waiting_other', 'Waiting for another entity'), ('completed', 'Completed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], max_length=20),
        ),
    ]
