import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import jehat.core.crypto.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organization', '0009_secrecy'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='role',
            name='retired_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('verbs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to='organization.entity')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations_given', to='organization.employee')),
                ('taker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations_taken', to='organization.employee')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['taker'], name='delegation_to'), models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['giver'], name='delegation_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('since')), ('until__lte', django.db.models.expressions.CombinedExpression(models.F('since'), '+', models.Value(datetime.timedelta(days=366))))), name='delegation_lasts_a_year_at_most'), models.CheckConstraint(condition=models.Q(('giver', models.F('taker')), _negated=True), name='delegation_is_to_another')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('effect', models.CharField(choices=[('allow', 'Allowed'), ('deny', 'Denied')], default='allow', max_length=5)),
                ('verb', models.CharField(max_length=60)),
                ('scope', models.CharField(choices=[('one', 'One thing only'), ('own', 'What the employee holds'), ('department', 'The department'), ('subtree', 'The department and all below it'), ('entity', 'The whole entity'), ('across', 'All entities')], default='own', max_length=10)),
                ('subject_id', models.UUIDField(blank=True, null=True)),
                ('highest', models.PositiveSmallIntegerField(default=0)),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True)),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('cause', models.CharField(blank=True, choices=[('', 'Given by itself'), ('referral', 'A referral'), ('task', 'A task'), ('meeting', 'A meeting'), ('glass', 'An urgent access')], default='', max_length=8)),
                ('cause_id', models.UUIDField(blank=True, null=True)),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('employee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='organization.employee')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='organization.entity')),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('role', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='organization.role')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('withdrawn_at__isnull', True)), fields=['role'], name='grant_of_role'), models.Index(condition=models.Q(('withdrawn_at__isnull', True)), fields=['employee'], name='grant_of_employee'), models.Index(condition=models.Q(('cause', ''), _negated=True), fields=['cause', 'cause_id'], name='grant_by_cause')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('employee__isnull', True), ('role__isnull', False)), models.Q(('employee__isnull', False), ('role__isnull', True)), _connector='OR'), name='grant_has_one_holder'), models.CheckConstraint(condition=models.Q(models.Q(('scope', 'one'), ('subject_id__isnull', False)), models.Q(models.Q(('scope', 'one'), _negated=True), ('subject_id__isnull', True)), _connector='OR'), name='grant_of_one_thing_names_it'), models.CheckConstraint(condition=models.Q(('effect', 'allow'), models.Q(('amount__isnull', True), ('highest', 0)), _connector='OR'), name='denial_is_whole'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='grant_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('cause', ''), ('cause_id__isnull', True)), models.Q(models.Q(('cause', ''), _negated=True), ('cause_id__isnull', False)), _connector='OR'), name='grant_with_a_cause_names_it')],
            },
        ),
    ]
