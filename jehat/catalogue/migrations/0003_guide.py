import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import jehat.core.crypto.ids


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0002_versions'),
        ('organization', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words_ar', models.JSONField(default=list)),
                ('words_en', models.JSONField(default=list)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('kind', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='wording', to='catalogue.kind')),
            ],
        ),
        migrations.CreateModel(
            name='Pace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('median_minutes', models.PositiveIntegerField()),
                ('most_minutes', models.PositiveIntegerField(help_text='Nine of ten cases took this or less.')),
                ('number_of_cases', models.PositiveIntegerField()),
                ('reckoned_at', models.DateTimeField()),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organization.entity')),
                ('kind', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pace', to='catalogue.kind')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('median_minutes__lte', models.F('most_minutes'))), name='pace_half_before_most')],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.UUIDField(default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=60)),
                ('kind', models.CharField(choices=[('announcement', 'Announcement'), ('awareness', 'Awareness')], default='announcement', max_length=12)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('retired', 'Retired')], default='draft', max_length=9)),
                ('title_ar', models.CharField(blank=True, default='', max_length=160)),
                ('title_en', models.CharField(blank=True, default='', max_length=160)),
                ('body_ar', models.TextField(blank=True, default='')),
                ('body_en', models.TextField(blank=True, default='')),
                ('since', models.DateField(blank=True, null=True)),
                ('until', models.DateField(blank=True, null=True)),
                ('published_at', models.DateTimeField(editable=False, null=True)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='organization.entity')),
            ],
            options={
                'indexes': [models.Index(fields=['entity', 'state', '-published_at'], name='catalogue_a_entity__34213a_idx')],
                'constraints': [
                    models.UniqueConstraint(fields=('entity', 'code'), name='article_code_in_entity'),
                    models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='article_ends_after_it_begins'),
                    models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='article_published_has_a_time'),
                ],
            },
        ),
    ]
