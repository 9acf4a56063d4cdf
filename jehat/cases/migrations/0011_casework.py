"""Closing, clocks, sharing, referral, journeys and the rest of casework: the tables."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import jehat.core.crypto.fields
import jehat.core.crypto.ids
import jehat.core.crypto.models
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("catalogue", "0005_rules"),
        ("organization", "0019_casework"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("cases", "0010_acting_for"),
    ]

    operations = [
        BtreeGistExtension(),
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
            name='alarm_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='first',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case'),
        ),
        migrations.AddField(
            model_name='case',
            name='legal_due_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='paused_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='tracking',
            field=models.CharField(blank=True, db_index=True, default='', max_length=40),
        ),
        migrations.AddField(
            model_name='comment',
            name='is_automatic',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='custody',
            name='steps',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='opening',
            name='is_unread',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='case',
            name='channel',
            field=models.CharField(choices=[('web', 'Web'), ('api', 'Api'), ('counter', 'Counter'), ('entity', 'Entity')], default='web', max_length=7),
        ),
        migrations.AlterField(
            model_name='case',
            name='outcome',
            field=models.CharField(blank=True, choices=[('done', 'Completed'), ('rejected', 'Rejected'), ('not_competent', 'Not for this entity'), ('no_answer', 'Closed without an answer'), ('withdrawn', 'Withdrawn'), ('merged', 'Goes on in another case'), ('given_back', 'Given back to the entity that sent it')], default='', max_length=13),
        ),
        migrations.AlterField(
            model_name='case',
            name='status',
            field=models.CharField(choices=[('triage', 'Awaiting distribution'), ('assigned', 'New'), ('in_progress', 'In progress'), ('waiting_beneficiary', 'Waiting for the beneficiary'), ('postponed', 'Postponed'), ('waiting_other', 'Waiting for another entity'), ('completed', 'Completed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], default='triage', max_length=20),
        ),
        migrations.AlterField(
            model_name='comment',
            name='act',
            field=models.CharField(choices=[('submit', 'Submit'), ('comment', 'Comment'), ('ask', 'Ask'), ('answer', 'Answer'), ('complete', 'Complete'), ('reject', 'Reject'), ('withdraw', 'Withdraw'), ('dispute', 'Dispute'), ('appeal', 'Appeal'), ('decide', 'Decide')], default='comment', max_length=10),
        ),
        migrations.AlterField(
            model_name='custody',
            name='reason',
            field=models.CharField(choices=[('only_eligible', 'the only one available in the department'), ('least_load', 'least open load in the department'), ('longest_wait', 'equal load, and the longest wait since the last assignment'), ('only_cleared', 'the only one present who is cleared for its secrecy'), ('cleared_load', 'least open load among those cleared for its secrecy'), ('nobody_eligible', 'nobody was available; it waits in the queue of its owner'), ('by_rule', 'a rule of the department names this employee'), ('skill', 'the least loaded of those with the skill that it needs'), ('stays', 'the least loaded of those who stay until it is due'), ('same_employee', 'the same employee as in another case of this beneficiary'), ('to_be_pulled', 'those present take their cases from the queue themselves'), ('pulled', 'taken from the queue of the department'), ('by_hand', 'assigned by a person'), ('handed_over', 'handed over, since its holder leaves'), ('returned', 'came back from a referral'), ('recalled', 'recalled by who referred it'), ('common_superior', 'nobody below says that it is his'), ('taken_back', 'the assignment was taken back'), ('taken_up', 'the case was taken up again')], max_length=20),
        ),
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Its time is nearly over'), (2, 'Its time is over'), (3, 'Told to the head of the department'), (4, 'Told to the head above'), (5, 'Told at the top of the entity')])),
                ('at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to='cases.case')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.employee')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'level'), name='one_alarm_of_a_level'), models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 5)), name='alarm_of_a_known_level')],
            },
        ),
        migrations.CreateModel(
            name='Answers',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('values', jehat.core.crypto.fields.EncryptedJSONField(default=dict)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='cases.case')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseLink',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('related', 'Related to'), ('duplicate', 'A duplicate of'), ('reply', 'A reply to'), ('merged', 'Merged into')], max_length=9)),
                ('at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='cases.case')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='linked_from', to='cases.case')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('one', 'other', 'kind'), name='one_link_of_a_kind'), models.UniqueConstraint(condition=models.Q(('kind', 'merged')), fields=('one',), name='merged_once'), models.CheckConstraint(condition=models.Q(('one', models.F('other')), _negated=True), name='link_joins_two_cases')],
            },
        ),
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nth', models.PositiveSmallIntegerField()),
                ('outcome', models.CharField(choices=[('done', 'Completed'), ('rejected', 'Rejected'), ('not_competent', 'Not for this entity'), ('no_answer', 'Closed without an answer'), ('withdrawn', 'Withdrawn'), ('merged', 'Goes on in another case'), ('given_back', 'Given back to the entity that sent it')], max_length=13)),
                ('ground', models.CharField(blank=True, choices=[('conditions', 'The conditions are not met'), ('documents', 'The documents are missing or not valid'), ('facts', 'What was stated is not correct'), ('duplicate', 'The same was filed already'), ('other', 'Another reason')], default='', max_length=10)),
                ('came_from', models.CharField(choices=[('triage', 'Awaiting distribution'), ('assigned', 'New'), ('in_progress', 'In progress'), ('waiting_beneficiary', 'Waiting for the beneficiary'), ('postponed', 'Postponed'), ('waiting_other', 'Waiting for another entity'), ('completed', 'Completed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], max_length=20)),
                ('at', models.DateTimeField()),
                ('taken_up_at', models.DateTimeField(null=True)),
                ('taken_up', models.CharField(blank=True, choices=[('disputed', 'The beneficiary said that it is not solved'), ('answered', 'The answer came after all'), ('reopened', 'A supervisor opened it again'), ('overturned', 'The decision was overturned on appeal'), ('mistake', 'It was closed by mistake')], default='', max_length=10)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closings', to='cases.case')),
                ('comment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='closing', to='cases.comment')),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.department')),
                ('employee', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.employee')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'indexes': [models.Index(fields=['department', 'at'], name='closing_of_unit')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_up_at__isnull', True)), fields=('case',), name='one_standing_closing_of_a_case'), models.UniqueConstraint(condition=models.Q(('taken_up', 'mistake'), _negated=True), fields=('case', 'nth'), name='closings_of_a_case_are_numbered'), models.CheckConstraint(condition=models.Q(models.Q(('taken_up', ''), ('taken_up_at__isnull', True)), models.Q(('taken_up_at__gte', models.F('at')), models.Q(('taken_up', ''), _negated=True)), _connector='OR'), name='closing_taken_up_for_a_cause')],
            },
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('relation', models.CharField(choices=[('kin', 'Kinship'), ('business', 'A business or an interest in common'), ('dispute', 'A dispute between them'), ('other', 'Another relation')], max_length=10)),
                ('declared_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('beneficiary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='organization.employee')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('employee', 'beneficiary'), name='one_standing_conflict')],
            },
        ),
        migrations.CreateModel(
            name='EscalationPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('warn_percent', models.PositiveSmallIntegerField(default=75, validators=[django.core.validators.MinValueValidator(10), django.core.validators.MaxValueValidator(99)])),
                ('first_hours', models.PositiveSmallIntegerField(default=7, validators=[django.core.validators.MaxValueValidator(999)])),
                ('second_hours', models.PositiveSmallIntegerField(default=21, validators=[django.core.validators.MaxValueValidator(999)])),
                ('third_hours', models.PositiveSmallIntegerField(default=35, validators=[django.core.validators.MaxValueValidator(999)])),
                ('entity', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('warn_percent__gte', 10), ('warn_percent__lte', 99)), name='plan_warns_before_the_end'), models.CheckConstraint(condition=models.Q(('first_hours__lte', models.F('second_hours')), ('second_hours__lte', models.F('third_hours'))), name='plan_climbs_upwards')],
            },
        ),
        migrations.CreateModel(
            name='Following',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='followings', to='cases.case')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.employee')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('employee', 'case'), name='one_following_per_case_and_employee')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.PositiveSmallIntegerField()),
                ('is_from_beneficiary', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='cases.case')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'step'), name='one_follow_up_of_a_step'), models.CheckConstraint(condition=models.Q(('step__lte', 3)), name='follow_up_of_a_known_step')],
            },
        ),
        migrations.CreateModel(
            name='Manner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('keeps_employee', models.BooleanField(default=True)),
                ('looks_ahead', models.BooleanField(default=True)),
                ('department', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='manner', to='organization.department')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.employee')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='cases.note')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('employee', 'note'), name='one_mention_per_note_and_employee')],
            },
        ),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cause', models.CharField(choices=[('waiting_beneficiary', 'Waiting for the beneficiary'), ('postponed', 'Postponed'), ('waiting_other', 'Waiting for another entity'), ('closed', 'Closed')], max_length=20)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pauses', to='cases.case')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='pause_ends_after'), models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('case',), name='one_pause_at_a_time'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('case', '='), (models.Func(models.F('since'), models.F('until'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='no_two_pauses_overlap')],
            },
        ),
        migrations.CreateModel(
            name='Postponement',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('asked', 'Asked for'), ('granted', 'Granted'), ('refused', 'Refused'), ('over', 'Over')], default='asked', max_length=8)),
                ('asked_at', models.DateTimeField()),
                ('until', models.DateField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('answer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.note')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postponements', to='cases.case')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('reason', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.note')),
                ('words', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.comment')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'granted')), fields=['until'], name='postponement_ends')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('case',), name='one_postponement_asked_for_at_a_time'), models.UniqueConstraint(condition=models.Q(('state', 'granted')), fields=('case',), name='one_postponement_at_a_time'), models.CheckConstraint(condition=models.Q(('state', 'asked'), ('decided_at__isnull', False), _connector='XOR'), name='postponement_decided_has_a_time'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('by')), _negated=True), _connector='OR'), name='postponement_decided_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('reminded', models.PositiveSmallIntegerField(default=0)),
                ('answered_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('answer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answered', to='cases.comment')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='cases.case')),
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='question', to='cases.comment')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'asked_at'], name='cases_quest_case_id_884ba0_idx'), models.Index(condition=models.Q(('answered_at__isnull', True), ('ended_at__isnull', True)), fields=['due_at'], name='question_pending')],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_at__gt', models.F('asked_at'))), name='question_leaves_time'), models.CheckConstraint(condition=models.Q(models.Q(('answer__isnull', True), ('answered_at__isnull', True)), models.Q(('answer__isnull', False), ('answered_at__gte', models.F('asked_at'))), _connector='OR'), name='question_answered_by_something_said')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('channel', models.CharField(choices=[('web', 'On the page'), ('api', 'By a program'), ('mail', 'By e-mail')], default='web', max_length=4)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='cases.case')),
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reading', to='cases.comment')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'at'], name='cases_readi_case_id_a597df_idx')],
            },
        ),
        migrations.CreateModel(
            name='Reassignment',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('wish', models.CharField(choices=[('load', 'Too much in hand to keep the promise'), ('skill', 'Another knows this better'), ('absence', 'Away before it can be done'), ('other', 'Another reason')], max_length=10)),
                ('text', jehat.core.crypto.fields.EncryptedTextField(blank=True, default='')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('is_granted', models.BooleanField(null=True)),
                ('answer', jehat.core.crypto.fields.EncryptedTextField(blank=True, default='')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reassignments', to='cases.case')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.employee')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('decided_at__isnull', True)), fields=('case', 'employee'), name='one_reassignment_asked_for'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('is_granted__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('is_granted__isnull', False)), _connector='OR'), name='reassignment_decided_wholly')],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('is_original', models.BooleanField(default=True)),
                ('why', models.CharField(choices=[('work', 'They are to act on it'), ('wrong', 'It came to the wrong department')], default='work', max_length=5)),
                ('directive', models.CharField(choices=[('action', 'For necessary action'), ('competence', 'As per competence'), ('execute', 'For execution'), ('opinion', 'For study and opinion'), ('statement', 'For a statement in reply'), ('reply', 'To prepare the reply'), ('letter', 'To draft a letter'), ('present', 'To present'), ('discuss', 'To discuss'), ('approve', 'For approval'), ('sign', 'For signature'), ('follow_up', 'For follow-up'), ('information', 'For information'), ('awareness', 'For awareness'), ('file', 'To file'), ('circulate', 'To circulate'), ('regulation', 'According to regulation'), ('urgent', 'Urgent: present today')], default='action', max_length=11)),
                ('onward_number', models.CharField(blank=True, default='', max_length=40)),
                ('sent_at', models.DateTimeField()),
                ('received_at', models.DateTimeField(null=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('recall_asked_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('end', models.CharField(blank=True, choices=[('refused', 'Refused'), ('returned', 'Given back'), ('recalled', 'Recalled'), ('passed_on', 'Passed on'), ('done', 'Done')], default='', max_length=9)),
                ('ground', models.CharField(blank=True, choices=[('not_ours', 'It is not ours'), ('lacks', 'Something is lacking'), ('duplicate', 'We have it already'), ('other', 'Another reason')], default='', max_length=9)),
                ('answer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.note')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='cases.case')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('from_department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.department')),
                ('from_employee', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.employee')),
                ('note', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.note')),
                ('onward', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='cases.case', unique=True)),
                ('received_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to_department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.department')),
                ('to_employee', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.employee')),
                ('to_entity', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'sent_at'], name='cases_refer_case_id_3968f2_idx'), models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['from_department', '-sent_at'], name='referral_sent')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('is_original', True), ('to_entity__isnull', True)), fields=('case',), name='one_original_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('to_department__isnull', False), ('to_entity__isnull', True)), models.Q(('to_department__isnull', True), ('to_employee__isnull', True), ('to_entity__isnull', False)), _connector='OR'), name='referral_goes_to_one_place'), models.CheckConstraint(condition=models.Q(models.Q(('end', ''), ('ended_at__isnull', True)), models.Q(('ended_at__isnull', False), models.Q(('end', ''), _negated=True)), _connector='OR'), name='referral_ends_in_one_way'), models.CheckConstraint(condition=models.Q(models.Q(('end__in', ('refused', 'returned')), models.Q(('ground', ''), _negated=True)), models.Q(models.Q(('end__in', ('refused', 'returned')), _negated=True), ('ground', '')), _connector='OR'), name='referral_ground_is_of_a_return'), models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('received_at__isnull', False), _connector='OR'), name='referral_accepted_was_received')],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_key', jehat.core.crypto.models.RecordKeyField(default=bytes)),
                ('name', jehat.core.crypto.fields.EncryptedTextField()),
                ('asked', models.JSONField(default=dict)),
                ('is_preferred', models.BooleanField(default=False)),
                ('kept_at', models.DateTimeField()),
                ('department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.department')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.employee')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'indexes': [models.Index(fields=['entity', 'department', 'employee'], name='saved_view_reach')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_preferred', True)), fields=('employee',), name='one_preferred_view_of_an_employee'), models.CheckConstraint(condition=models.Q(('is_preferred', False), ('department__isnull', True), _connector='OR'), name='preferred_view_is_ones_own')],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weight', models.PositiveSmallIntegerField(default=100, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(400)])),
                ('daily_cap', models.PositiveSmallIntegerField(null=True)),
                ('pulls', models.BooleanField(default=False)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='organization.employee')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('kind', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.kind')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('employee', 'kind'), name='one_share_of_a_kind', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('weight__lte', 400)), name='share_within_bounds')],
            },
        ),
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_ar', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
                ('code', models.CharField(max_length=20)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skills', to='organization.entity')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(fields=('entity', 'code'), name='skill_code_in_entity')],
            },
        ),
        migrations.CreateModel(
            name='StepReached',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps_reached', to='cases.case')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'place'), name='step_reached_once')],
            },
        ),
        migrations.CreateModel(
            name='Tick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ticks', to='cases.case')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'code'), name='ticked_once')],
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('decision', models.CharField(blank=True, choices=[('upheld', 'The rejection stands'), ('overturned', 'The rejection was overturned')], default='', max_length=10)),
                ('decided_at', models.DateTimeField(null=True)),
                ('answer', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.comment')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='cases.case')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.department')),
                ('employee', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='organization.employee')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('words', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.comment')),
                ('closing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='cases.closing')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decision', '')), models.Q(models.Q(('decision', ''), _negated=True), ('answer__isnull', False), ('decided_at__gte', models.F('at')), ('decided_by__isnull', False)), _connector='OR'), name='appeal_decided_by_somebody_in_words'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('by')), _negated=True), _connector='OR'), name='nobody_decides_his_own_appeal')],
            },
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('language', models.CharField(blank=True, choices=[('ar', 'العربية'), ('en', 'English')], default='', max_length=2)),
                ('priority', models.CharField(blank=True, choices=[('normal', 'Ordinary'), ('important', 'Important'), ('urgent', 'Urgent')], default='', max_length=10)),
                ('channel', models.CharField(blank=True, choices=[('web', 'Web'), ('api', 'Api'), ('counter', 'Counter'), ('entity', 'Entity')], default='', max_length=7)),
                ('answers', models.JSONField(default=list)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rules', to='organization.department')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('kind', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.kind')),
                ('to_department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.department')),
                ('to_employee', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.employee')),
                ('skill', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.skill')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('department', 'position'), name='rules_stand_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('to_department__isnull', False), ('to_employee__isnull', True)), models.Q(('skill__isnull', True), ('to_department__isnull', True), ('to_employee__isnull', False)), models.Q(('skill__isnull', False), ('to_department__isnull', True), ('to_employee__isnull', True)), _connector='OR'), name='rule_leads_somewhere')],
            },
        ),
        migrations.CreateModel(
            name='Skilled',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skilled', to='organization.employee')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skilled', to='cases.skill')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('employee', 'skill'), name='one_skill_once')],
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('alarm_at__isnull', False)), fields=['alarm_at'], name='case_alarm'),
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
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('status__in', ('triage', 'assigned', 'in_progress', 'waiting_beneficiary', 'postponed', 'waiting_other'))), models.Q(('outcome__in', ('done',)), ('status', 'completed')), models.Q(('outcome__in', ('rejected', 'not_competent', 'no_answer', 'merged', 'given_back')), ('status', 'rejected')), models.Q(('outcome__in', ('withdrawn',)), ('status', 'withdrawn')), _connector='OR'), name='case_outcome_fits_its_state'),
        ),
        migrations.AddField(
            model_name='custody',
            name='referral',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.referral'),
        ),
        migrations.AddIndex(
            model_name='custody',
            index=models.Index(fields=['employee', 'since'], name='custody_of_a_day'),
        ),
    ]
