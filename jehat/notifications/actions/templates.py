"""What an entity says in its own words."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.notifications import notify, outbox, permissions, queries
from jehat.notifications.models import Message, Template
from jehat.notifications.phrases import Phrase
from jehat.organization.models import Entity


@action("template.write", says=_("A message template was changed"))
def write_template(*, by, entity, tiding, way, words, now=None):
    """Keep the words, {language: Phrase}, as a new version of every language in which they differ."""
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_write_template(by, entity).require()
    permissions.can_say(entity, tiding, way, words).require()
    present = queries.phrases_in_force(entity, tiding, way)
    changed = {language: phrase for language, phrase in words.items() if phrase != present[language]}
    return [_new_version(by, entity, tiding, way, language, phrase, now) for language, phrase in changed.items()]


@action("template.restore", says=_("A message template was set back to the platform's words"))
def restore_template(*, by, entity, tiding, way, now=None):
    """Say again what the platform says by itself; the former versions stay to be read."""
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_write_template(by, entity).require()
    own = [one for one in queries.templates_in_force(entity, tiding, way) if not one.is_platforms_own]
    return [_new_version(by, entity, tiding, way, one.language, Phrase(""), now, "template.restore") for one in own]


@action("template.try", says=_("A message template was tried"))
def try_template(*, by, entity, tiding, way, words, now=None):
    """Send the words, filled with made-up values, to the one who writes them; None where he cannot be reached so."""
    now = now or timezone.now()
    tried = Event.objects.filter(by=by, verb="template.try", at__gt=now - timedelta(hours=1))
    permissions.can_try_template(by, entity, tried=tried.filter(outcome=Event.Outcome.DONE).count()).require()
    permissions.can_say(entity, tiding, way, words).require()
    recipient = queries.ways_to([by], woken=queries.woken([by])).get(by.pk, {}).get(way)
    if recipient is None:
        return None
    event = record("template.try", entity, by=by, at=now, kind=tiding.key, way=str(way))
    text = notify.trial(tiding, entity, way, words, by.language)
    message = Message.objects.create(
        channel=way, to=by, event=event, recipient=recipient, subject=text.subject, body=text.body
    )
    outbox.queue([message])
    return message


def _new_version(by, entity, tiding, way, language, phrase, now, verb="template.write") -> Template:
    last = queries.last_version(entity, tiding, way, language)
    template = Template.objects.create(
        entity=entity,
        kind=tiding.key,
        channel=way,
        language=language,
        version=last + 1,
        subject=phrase.subject,
        text=phrase.text,
        by=by,
        created_at=now or timezone.now(),
    )
    particulars = {"kind": tiding.key, "way": str(way), "language": language, "version": template.version}
    record(verb, template, by=by, at=now, **particulars)
    return template
