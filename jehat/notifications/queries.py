"""What pages show of notices and messages, and how people are reached."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, Max, OuterRef

from jehat.audit.models import Event
from jehat.people.models import Identifier, User

from . import access, phrases
from .models import Message, Notice, Preference, Subscription, Template
from .phrases import Phrase
from .states import WITHHELD, State
from .tidings import Side

PAGE = 30
_CHOSEN = [f"notice_preference__{field.name}" for field in Preference._meta.fields]
_CHANNELS: dict[str, str] = {Identifier.Kind.EMAIL: Message.Channel.EMAIL, Identifier.Kind.MOBILE: Message.Channel.SMS}


# Beyond this nobody counts.
MOST_COUNTED = 1000


def unread_count(user) -> int:
    return Notice.objects.of(user).unread()[:MOST_COUNTED].count()


def notices_of(user, *, before: UUID | None = None, only_unread: bool = False, limit: int = PAGE) -> list[Notice]:
    """One page of a person's notices, newest first; the next page begins before the last of this one."""
    notices = Notice.objects.of(user).newest_first()
    if only_unread:
        notices = notices.unread()
    if before is not None:
        notices = notices.older_than(before)
    return list(notices[:limit])


def mailbox(limit: int = 50) -> list[Message]:
    """The newest messages of everybody, for the development mailbox; they open when they are shown."""
    return list(Message.objects.newest_first()[:limit])


def proved_contacts(users) -> dict[UUID, dict[str, str]]:
    """The proved e-mail address and mobile of each person, by channel, in one query."""
    people = {user.pk: user for user in users}
    contacts: dict[UUID, dict[str, str]] = defaultdict(dict)
    found = Identifier.objects.filter(user__in=people, kind__in=_CHANNELS, proved_at__isnull=False).order_by("kind")
    for identifier in found:
        # The value is sealed with the key of the person, who is already in hand.
        identifier.user = people[identifier.user_id]
        contacts[identifier.user_id][_CHANNELS[identifier.kind]] = identifier.value
    return contacts


def unreachable_ways(user) -> list[str]:
    """The ways by which a message to the person came to nothing, until one arrives again."""
    marked = Identifier.objects.filter(user=user, kind__in=_CHANNELS, unreachable_since__isnull=False)
    return [_CHANNELS[kind] for kind in marked.values_list("kind", flat=True)]


def ways_to(users, *, woken) -> dict[UUID, dict[str, str]]:
    """How each person can be reached outside: the proved contacts, and push for those of whom a browser is `woken`."""
    users = list(users)
    reached = proved_contacts(users)
    for user in users:
        if user.pk in woken:
            reached[user.pk][Message.Channel.PUSH] = ""
    return reached


def woken(users) -> set[UUID]:
    """Those of whom a browser may be woken."""
    return set(Subscription.objects.filter(user__in=users).values_list("user_id", flat=True))


@dataclass(frozen=True)
class Hearer:
    """What is to be known of a person before he is told of an event."""

    preference: Preference
    is_told: bool
    is_woken: bool


def hearers(users, event) -> dict[UUID, Hearer]:
    """Of each person what he chose, whether he was told of it already and has a browser to be woken: one query."""
    people = User.objects.filter(pk__in=list(users)).select_related("notice_preference").only("pk", *_CHOSEN)
    told = Notice.objects.filter(event=event, to=OuterRef("pk"))
    browser = Subscription.objects.filter(user=OuterRef("pk"))
    return {
        one.pk: Hearer(getattr(one, "notice_preference", None) or Preference(user_id=one.pk), one.is_told, one.is_woken)
        for one in people.annotate(is_told=Exists(told), is_woken=Exists(browser))
    }


def preferences_of(users) -> dict[UUID, Preference]:
    """What each person chose; for whoever chose nothing, the usual."""
    people = [user.pk for user in users]
    chosen = Preference.objects.in_bulk(people) if people else {}
    return {pk: chosen.get(pk) or Preference(user_id=pk) for pk in people}


def sides_of(user) -> list[Side]:
    """Whose notices concern a person: an employee's work, and his own cases where he is a beneficiary too."""
    employee = getattr(user, "employee", None)
    is_employee = employee is not None and employee.is_active
    is_beneficiary = not is_employee or getattr(user, "beneficiary", None) is not None
    return [Side.EMPLOYEE] * is_employee + [Side.BENEFICIARY] * is_beneficiary


def people_due(now) -> list[UUID]:
    """Whose digest is due."""
    return list(Notice.objects.due(now).order_by().values_list("to_id", flat=True).distinct())


def still_visible(user, notices: list[Notice]) -> list[Notice]:
    """The notices whose subject the person may still be told of, in their order."""
    types = dict(Event.objects.filter(notices__in=notices).values_list("pk", "subject_type"))
    seen = {
        kind: access.may_be_told(user, kind, {one.subject_id for one in notices if types.get(one.event_id) == kind})
        for kind in set(types.values())
    }
    return [notice for notice in notices if notice.subject_id in seen.get(types.get(notice.event_id), ())]


def entity_that_spoke(notices: list[Notice]) -> UUID | None:
    """The entity of the newest of some notices: its administrators look after the message that holds them all."""
    newest = max(notices, key=lambda notice: notice.pk)
    return Event.objects.values_list("entity_id", flat=True).get(pk=newest.event_id)


def words_of(entity_id, kinds) -> dict[str, dict[tuple[str, str], Phrase]]:
    """What an entity says in its own words: by kind of notice, then by (way, language)."""
    words: dict[str, dict[tuple[str, str], Phrase]] = defaultdict(dict)
    if entity_id is None:
        return words
    for template in Template.objects.of(entity_id).filter(kind__in=set(kinds)).in_force():
        if not template.is_platforms_own:
            words[template.kind][(template.channel, template.language)] = Phrase(template.text, template.subject)
    return words


def templates_in_force(entity, tiding, way) -> list[Template]:
    """The entity's latest version of each language, of one kind by one way."""
    return list(Template.objects.of(entity.pk).filter(kind=tiding.key, channel=way).in_force())


def phrases_in_force(entity, tiding, way) -> dict[str, Phrase]:
    """What is said now in each language: the entity's words, or the platform's own."""
    found = {one.language: one for one in templates_in_force(entity, tiding, way)}
    said = {}
    for language, _name in settings.LANGUAGES:
        template = found.get(language)
        is_own = template is not None and not template.is_platforms_own
        said[language] = Phrase(template.text, template.subject) if is_own else phrases.own(tiding, way, language)
    return said


def templates_changed(entity) -> set[tuple[str, str]]:
    """The (kind, way) of which the entity speaks in its own words in some language."""
    latest = Template.objects.of(entity.pk).in_force()
    return {(one.kind, one.channel) for one in latest if not one.is_platforms_own}


def template_versions(entity, tiding, way, limit: int = 10) -> list[Template]:
    """Who changed the words last, newest first."""
    versions = Template.objects.of(entity.pk).filter(kind=tiding.key, channel=way).select_related("by")
    return list(versions.order_by("-pk")[:limit])


def last_version(entity, tiding, way, language) -> int:
    versions = Template.objects.of(entity.pk).filter(kind=tiding.key, channel=way, language=language)
    return versions.aggregate(last=Max("version"))["last"] or 0


def delivery_of(events) -> dict[int, list[Message]]:
    """The messages that told of each event, by its id: what became of them is shown where the act is shown."""
    found: dict[int, list[Message]] = defaultdict(list)
    told = Message.objects.filter(event__in=events).exclude(state=State.FAILED, failure__in=WITHHELD)
    for message in told.defer("body", "subject", "recipient").order_by("pk"):
        found[message.event_id].append(message)
    return found
