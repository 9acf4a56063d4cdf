"""A mail bears the name and the colour of the entity it is sent for."""

from jehat.notifications.channels.email import composed
from jehat.notifications.models import Message
from jehat.organization.models import Brand

BODY = "طلبك قيد الدراسة\n\n———\n\nYour case is studied"


def html_of(message, entity) -> str:
    kept = message(subject="News", body=BODY)
    Message.objects.filter(pk=kept.pk).update(entity=entity)
    kept.refresh_from_db()
    ((content, _type),) = composed(kept).alternatives
    return content


def test_each_language_has_the_name_in_it(world, message):
    Brand.objects.create(entity=world.entity, name_ar="الأمانة", colour="#7a1f5c")
    content = html_of(message, world.entity)
    assert content.count('class="entity"') == 2 and "border-block-start: 4px solid #7a1f5c" in content
    # Without a short name, the entity's own.
    assert ">الأمانة<" in content and f">{world.entity.name_en}<" in content


def test_without_a_brand_it_is_the_platforms(world, message):
    assert "entity" not in html_of(message, world.entity)


def test_what_is_of_no_entity_is_the_platforms_too(message):
    assert "entity" not in html_of(message, None)
