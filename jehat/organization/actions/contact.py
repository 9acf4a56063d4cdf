"""How people reach the entity."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.organization import permissions
from jehat.organization.models import Entity


@action("organization.change_contact", says=_("The entity's contact was changed"))
def change_contact(*, by, entity, phone="", email="", hours_ar="", hours_en="", hides_people=False):
    """Change the telephone, the e-mail and the hours that people read, and whether they read who has their case."""
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_change_contact(by, entity).require()
    entity.contact_phone, entity.contact_email = phone, email
    entity.hours_ar, entity.hours_en, entity.names_people = hours_ar, hours_en, not hides_people
    entity.save(update_fields=["contact_phone", "contact_email", "hours_ar", "hours_en", "names_people"])
    record("organization.change_contact", entity, by=by)
    return entity
