import django.db.models.deletion
import django.utils.timezone
import jehat.core.crypto.fields
import jehat.core.crypto.ids
import jehat.core.crypto.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_outcome'),
        ('catalogue', '0003_guide'),
        ('organization', '0003_brand'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CannedReply',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_key', jehat.core.crypto.models.RecordKeyField(default=bytes)),
                ('title', jehat.core.crypto.fields.EncryptedTextField()),
                ('arabic', jehat.core.crypto.fields.EncryptedTextField(blank=True, default='')),
                ('english', jehat.core.crypto.fields.EncryptedTextField(blank=True, default='')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('retired_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Viewing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen_at', models.DateTimeField()),
                ('is_typing', models.BooleanField(default=False)),
            ],
        ),
        migrations.AlterField(
            model_name='custody',
            name='reason',
            field=models.CharField(choices=[('only_eligible', 'the only one available in the department'), ('least_load', 'least open load in the department'), ('longest_wait', 'equal load, and the longest wait since the last assignment'), ('nobody_eligible', 'nobody was available; it waits in the queue of its owner'), ('by_hand', 'assigned by a person'), ('taken_back', 'the assignment was taken back')], max_length=20),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status__in', ('triage', 'assigned', 'in_progress', 'waiting_beneficiary'))), fields=['assignee', 'due_at'], name='case_open_due'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status__in', ('triage', 'assigned', 'in_progress', 'waiting_beneficiary'))), fields=['department', 'due_at'], name='case_open_due_in_unit'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['assignee', 'created_at'], name='case_filed'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['department', 'created_at'], name='case_filed_in_unit'),
        ),
        migrations.AddField(
            model_name='cannedreply',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='cannedreply',
            name='department',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.department'),
        ),
        migrations.AddField(
            model_name='cannedreply',
            name='employee',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='canned_replies', to='organization.employee'),
        ),
        migrations.AddField(
            model_name='cannedreply',
            name='entity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity'),
        ),
        migrations.AddField(
            model_name='viewing',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='viewings', to='cases.case'),
        ),
        migrations.AddField(
            model_name='viewing',
            name='entity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity'),
        ),
        migrations.AddField(
            model_name='viewing',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='cannedreply',
            index=models.Index(condition=models.Q(('retired_at', None)), fields=['entity', 'department', 'employee'], name='reply_in_use'),
        ),
        migrations.AddConstraint(
            model_name='cannedreply',
            constraint=models.CheckConstraint(condition=models.Q(('department__isnull', True), ('employee__isnull', True), _connector='OR'), name='reply_has_one_owner'),
        ),
        migrations.AddConstraint(
            model_name='viewing',
            constraint=models.UniqueConstraint(fields=('case', 'user'), name='one_viewing_per_case_and_person'),
        ),
    ]
