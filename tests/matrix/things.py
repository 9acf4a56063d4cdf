"""What addresses lead to: one thing of each kind in either entity, and what belongs to one person."""

import secrets
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jehat.appointments.models import Appointment, Schedule
from jehat.audit.record import record
from jehat.calendars.models import Holiday, Season
from jehat.cases import actions as cases
from jehat.cases.models import CannedReply, Case, Conflict, SavedView
from jehat.cases.tests.conftest import PNG
from jehat.cases.views.counter import SALT
from jehat.catalogue import actions as catalogue
from jehat.catalogue.models import Kind
from jehat.catalogue.tests.conftest import WORDS
from jehat.documents.actions import keep, keep_draft
from jehat.integrations import actions as integrations
from jehat.integrations.models import Delivery
from jehat.integrations.states import State
from jehat.notifications.models import Message, Notice, Subscription
from jehat.organization.models import (
    Absence,
    AccessReview,
    Batch,
    Delegation,
    Department,
    Employee,
    Grant,
    ReviewLine,
    Role,
)
from jehat.oversight import actions as oversight
from jehat.oversight.models import Concern
from jehat.people.models import Identifier, Representation, SecondFactor, SignIn
from jehat.people.queries import index_of
from tests.matrix.people import hired

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Thing:
    """One thing: what its address and what is sent say of it, and its row, which the predicate reads."""

    called: str
    said: dict
    row: dict = field(default_factory=dict)


NOTHING = Thing("nothing", {})


class Things:
    """By its kind, each thing that an address can name."""

    def __init__(self, world, parts):
        self.world, self.parts, self.now = world, parts, timezone.now()
        self.kinds: dict[str, list[Thing]] = {"nothing": [NOTHING]}
        self._cases()
        for entity, keeper in ((world.entity, "administrator"), (world.other_entity, "keeper_abroad")):
            self._of_entity(entity, parts.people[keeper])
        for part in ("owner", "holder"):
            self._of_person(part, parts.people[part])
        self._acting()
        self._of_sharing()
        self._at_the_counter()
        near = {"colleague": parts.employee("colleague").pk, "department": world.legal.code}
        self.named = near | {"other": parts.employee("colleague").pk, "soon": (self.now + 3 * DAY).date().isoformat()}

    def add(self, kind, called, thing, *, said=None, **row):
        known = {"id": thing.pk, "entity_id": getattr(thing, "entity_id", None)} | row
        self.kinds.setdefault(kind, []).append(Thing(f"{kind} {called}", said or {"pk": str(thing.pk)}, known))

    def _cases(self):
        """Sara's with its holder, once more as a secret one, and both kinds abroad, the ordinary one of a company."""
        world, people = self.world, self.parts.people
        holder, abroad = people["holder"].employee, people["abroad"].employee
        near, far = (world.kind, world.permits, holder), (world.other_kind, abroad.department, abroad)
        self._case("ordinary", world.sara, *near)
        self._case("secret", world.sara, *near, rank=2)
        self._case("of a company abroad", self.parts.company, *far)
        self._case("secret abroad", world.sara, *far, rank=2)
        waiting = self._case("waiting", world.sara, *near, kind_of_thing="waiting")
        Case.objects.filter(pk=waiting.pk).update(status="waiting_beneficiary")
        closed = self._case("closed", world.sara, *near, kind_of_thing="closed")
        cases.complete(by=holder.user, case=closed, text="It is done.")

    def _case(self, called, beneficiary, kind, department, holder, *, rank=0, kind_of_thing="case") -> Case:
        by = self.parts.people["delegate"] if beneficiary.is_company else beneficiary
        case = cases.submit(by=by, beneficiary=beneficiary, kind=kind, subject="A matter", text="It is about a wall.")
        held = {"assignee": holder, "department": department, "status": "in_progress"}
        Case.objects.filter(pk=case.pk).update(**held)
        case.refresh_from_db()
        shown, inside = (keep(by=holder.user, upload=_picture()) for _number in range(2))
        cases.comment(by=holder.user, case=case, text="Seen.", files=[shown])
        cases.note(by=holder.user, case=case, text="Among us.", files=[inside])
        Case.objects.filter(pk=case.pk).update(rank=rank)
        row = Case.objects.filter(pk=case.pk).values().get()
        said = {"number": case.number, "file_id": str(shown.pk), "place": f"case:{case.number}:comment"}
        self.add(kind_of_thing, called, case, said=said, **row)
        if kind_of_thing == "case":
            self.add("inside", called, case, said=said | {"file_id": str(inside.pk)}, **row)
        return case

    def _of_sharing(self):
        """A case whose holder asks for another, and one about whose beneficiary somebody declared a conflict."""
        for kind in ("wished", "conflicting"):
            called = Case.objects.get(pk=self.kinds["case"][0].row["id"])
            case = self._case(
                kind, self.world.sara, called.kind, called.department, called.assignee, kind_of_thing=kind
            )
            holder = case.assignee
            if kind == "wished":
                cases.ask_reassignment(by=holder.user, case=case, wish="load")
                continue
            known = {"entity": case.entity, "beneficiary": self.world.sara, "relation": "kin", "by": holder.user}
            conflict = Conflict.objects.create(employee=self.world.majed, **known)
            self.kinds[kind][-1].said["pk"] = str(conflict.pk)

    def _of_entity(self, entity, keeper):
        name, employee = entity.code, keeper.employee
        unit = Department.objects.create(entity=entity, code=f"X{name}", name_ar="إدارة", name_en="Unit")
        colleague, other, former = (hired(unit, "officer", is_active=active).employee for active in (1, 1, 0))
        newcomer = hired(unit, "officer").employee
        newcomer.user.set_unusable_password()
        newcomer.user.save()
        mail = f"newcomer@{name.lower()}.example.test"
        Identifier.objects.create(user=newcomer.user, kind="email", value=mail, index=index_of("email", mail))
        role = Role.objects.create(entity=entity, code=f"spare-{name.lower()}", name_ar="دور", name_en="Role")
        grant = Grant.objects.create(entity=entity, employee=colleague, verb="case.note", scope="own")
        times = {"since": self.now - DAY, "until": self.now + DAY}
        parties = {"entity": entity, "giver": colleague, "taker": other, "given_by": colleague.user}
        delegation = Delegation.objects.create(verbs=["case.note"], **parties, **times)
        absence = Absence.objects.create(entity=entity, employee=colleague, **times)
        rows = [["code", "name_ar", "name_en"], ["NEW", "جديدة", "New"]]
        batch = Batch.objects.create(entity=entity, by=keeper, table="departments", rows=rows)
        sign_in = SignIn.objects.create(user=colleague.user, session_key=secrets.token_hex(20))
        of_colleague = _place(colleague)
        self.add("department", name, unit, said={"code": unit.code}, department_id=unit.pk, assignee_id=None)
        self.add("employee", name, colleague, said=_said_of(colleague, other, sign_in), **of_colleague)
        self.add("former", name, former, **_place(former))
        self.add("newcomer", name, newcomer, **_place(newcomer))
        self.add("role", name, role, said={"code": role.code})
        for kind, thing in (("grant", grant), ("absence", absence), ("batch", batch)):
            self.add(kind, name, thing)
        self.add("delegation", name, delegation, parties=[colleague.user_id, other.user_id])
        words = {"entity": entity, "name_ar": "إجازة", "name_en": "Rest"}
        holiday = Holiday.objects.create(since=date(2031, 6, 1), until=date(2031, 6, 2), **words)
        season = Season.objects.create(since=date(2031, 7, 1), until=date(2031, 7, 2), **words)
        for kind, thing in (("holiday", holiday), ("season", season)):
            self.add(kind, name, thing)
        review = AccessReview.objects.create(
            entity=entity, year=2026, quarter=1, opened_at=self.now, due=self.now.date() + 9 * DAY
        )
        line = ReviewLine.objects.create(entity=entity, review=review, employee=colleague, role=colleague.role)
        self.add("review", name, review)
        self.add("line of a review", name, line, **of_colleague)
        self._of_guide(entity, keeper)
        self._of_messages(entity, keeper)
        self._of_programs(entity, keeper, unit, employee)
        self._of_oversight(entity)
        self._of_appointments(entity)

    def _of_guide(self, entity, keeper):
        kind = Kind.objects.filter(entity=entity).get()
        named = [WORDS | {"title_en": f"{title} {entity.code}"} for title in ("Draft", "Shown")]
        article, shown = (catalogue.write_article(by=keeper, entity=entity, **words) for words in named)
        catalogue.publish_article(by=keeper, article=shown)
        self.add("kind", entity.code, kind, said={"code": kind.code, "number": kind.current.number})
        self.add("article", entity.code, article, said={"code": entity.code, "name": article.code})
        self.add("shown", entity.code, shown, said={"code": entity.code, "name": shown.code})
        self.add("guide", entity.code, entity, said={"code": entity.code})

    def _of_messages(self, entity, keeper):
        event = record("case.comment", entity, by=keeper)
        known = {"state": Message.State.FAILED, "failure": "no_answer", "number": "N-1", "attempts": 1, "body": "B"}
        reached = {"channel": "sms", "to": self.world.sara, "recipient": "+966512344471"}
        message = Message.objects.create(event=event, entity=entity, **known, **reached)
        self.add("message", entity.code, message)

    def _of_programs(self, entity, keeper, unit, employee):
        names = {"name_ar": "نظام", "name_en": "System"}
        program = integrations.add_program(by=keeper, entity=entity, department=unit, role=employee.role, **names)
        asked = {"name": "Trial", "scopes": ["cases:read"], "days": 30}
        token, _secret = integrations.issue_program_token(by=keeper, program=program, **asked)
        at = {"address": "http://127.0.0.1:9/", "verbs": ["case.submit"]}
        webhook = integrations.subscribe(by=keeper, entity=entity, **at)
        event = record("case.submit", entity, by=keeper)
        delivery = Delivery.objects.create(entity=entity, webhook=webhook, event=event, state=State.FAILED)
        self.add("program", entity.code, program)
        self.add("token of a program", entity.code, token)
        self.add("webhook", entity.code, webhook, said={"pk": str(webhook.pk), "delivery_id": str(delivery.pk)})
        self.add("delivery", entity.code, delivery)

    def _of_oversight(self, entity):
        inspector = self.parts.people["inspector"]
        kind = self.world.kind if entity == self.world.entity else self.world.other_kind
        for_glass, about = (cases.submit(by=self.world.imran, kind=kind, subject="A matter") for _number in range(2))
        why = {"reason": "complaint", "words": "A complaint about the delay."}
        glass = oversight.break_glass(by=inspector, case=for_glass, **why)
        marked = {"body": inspector.employee.entity, "marked_by": self.world.huda.user}
        concern = Concern.objects.create(entity=entity, case=about, **marked)
        self.add("glass", entity.code, glass, inspector=inspector.pk)
        self.add("concern", entity.code, concern, **Case.objects.filter(pk=about.pk).values().get())

    def _of_appointments(self, entity):
        """Times of the department that has the kind, and who comes at one of them."""
        kind = self.world.kind if entity == self.world.entity else self.world.other_kind
        at = {"entity": entity, "department": kind.department}
        hours = {"weekday": 6, "opens": time(9), "closes": time(10), "minutes": 20}
        schedule = Schedule.objects.create(**at, **hours)
        begins = self.now + 3 * DAY
        comes = {"schedule": schedule, "kind": kind, "beneficiary": self.world.sara, "seat": 1}
        times = {"since": begins, "until": begins + timedelta(minutes=20)}
        if entity != self.world.entity:
            times = {name: moment + DAY for name, moment in times.items()}
        appointment = Appointment.objects.create(**at, **comes, **times)
        place = {"department_id": kind.department_id, "assignee_id": None, "rank": 0}
        self.add("schedule", entity.code, schedule, user_id=None, **place)
        self.add("appointment", entity.code, appointment, user_id=self.world.sara.pk, **place)

    def _at_the_counter(self):
        """A visitor who stands before the clerk, a case written down for him, and what the owner gave and typed."""
        clerk, owner = self.parts.people["clerk"], self.parts.people["owner"]
        kind, visitor = self.world.kind, self.world.imran
        written = cases.submit_for(by=clerk, kind=kind, beneficiary=visitor, subject="A wall", text="It leans.")
        self.add("written", "by the clerk", written, said={"number": written.number}, user_id=clerk.pk)
        token = signing.dumps([str(visitor.pk), str(clerk.pk)], salt=SALT)
        self.add("visitor", "of the clerk", visitor, said={"visitor": token, "code": kind.code}, user_id=clerk.pk)
        case, given = Case.objects.get(pk=self.kinds["case"][0].row["id"]), keep(by=owner, upload=_picture())
        cases.comment(by=owner, case=case, text="My plan.", files=[given])
        self.add("given", "by the owner", given, user_id=owner.pk)
        place = f"case:{case.number}:comment"
        keep_draft(by=owner, place=place, words={"text": "I wish"}, files=[], base=0)
        self.add("draft", "of the owner", case, said={"place": place}, user_id=owner.pk)

    def _of_person(self, part, user):
        own = {"user_id": user.pk}
        notice = Notice.objects.create(to=user, event=record("case.comment", None, by=user), title="News")
        file = keep(by=user, upload=_picture())
        sign_in = SignIn.objects.create(user=user, session_key=secrets.token_hex(20))
        token, _secret = integrations.issue_token(by=user, name="Trial", scopes=["cases:read"], days=30)
        factor = SecondFactor.objects.create(user=user, kind=SecondFactor.Kind.APP, sealed={"secret": "S"})
        keys = {"endpoint": "https://push.example/", "public_key": "K", "secret": "S"}
        browser = Subscription.objects.create(user=user, endpoint_index=secrets.token_bytes(16), **keys)
        named = (("notice", notice), ("file", file), ("sign-in", sign_in), ("token", token))
        for kind, thing in (*named, ("factor", factor), ("browser", browser)):
            self.add(kind, f"of {part}", thing, **own)
        if hasattr(user, "employee"):
            words = {"title": "Thanks", "english": "Thank you.", "by": user}
            reply = CannedReply.objects.create(entity=user.employee.entity, employee=user.employee, **words)
            kept = {"employee": user.employee, "name": "Mine", "kept_at": self.now}
            view = SavedView.objects.create(entity=user.employee.entity, **kept)
            self.add("saved view", f"of {part}", view, said={"view_id": str(view.pk)}, **own)
            self.add("reply", f"of {part}", reply, said={"reply_id": str(reply.pk)}, **own)

    def _acting(self):
        """A company with who acts for it, and an offer that waits for its answer."""
        delegate, owner = self.parts.people["delegate"], self.parts.people["owner"]
        acting = self.parts.company.represented_by.get()
        self.add("company", "", self.parts.company, agents=[delegate.pk])
        self.add("acting", "of the company", acting, agents=[delegate.pk])
        name = owner.identifiers.get(kind="username")
        named = {"named_kind": "username", "named_index": bytes(name.index), "named": name.value}
        offer = Representation.objects.create(
            principal=self.world.imran, appointed_by=self.world.imran, kind=Representation.Kind.AGENT, **named
        )
        self.add("offer", "to the owner", offer, user_id=owner.pk)


def picture_called(name) -> bytes:
    """A picture as a form of a browser sends it."""
    heads = (f'Content-Disposition: form-data; name="{name}"; filename="plan.png"', "Content-Type: image/png")
    return b"\r\n".join((b"--part", *(head.encode() for head in heads), b"", PNG, b"--part--", b""))


def _picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("plan.png", PNG, "image/png")


def _place(employee: Employee) -> dict:
    """An employee as a place that a verb may reach."""
    return {"user_id": employee.user_id, "assignee_id": employee.pk, "department_id": employee.department_id}


def _said_of(employee, other, sign_in) -> dict:
    """What addresses and bodies say of him, of a colleague beside him, and of where he is signed in."""
    named = {"pk": employee, "employee_id": employee, "giver": employee, "other": other, "sign_in": sign_in}
    return {name: str(thing.pk) for name, thing in named.items()}
