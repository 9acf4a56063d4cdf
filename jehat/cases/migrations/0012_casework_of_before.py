"""What casework keeps of the cases that are there already, and the database's own watch over custody."""

from datetime import timedelta

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

CLOSING_WORDS = ("complete", "reject", "withdraw")
BATCH = 1000
TIME_TO_ANSWER = timedelta(days=20)

# What is open already is looked at in the first minutes.
LOOK = "UPDATE cases_case SET alarm_at = created_at WHERE closed_at IS NULL"
BEGINS, ENDS = "case.ask", ("case.answer", "case.refer", "case.complete", "case.reject", "case.withdraw")

END_CUSTODIES = """
UPDATE cases_custody AS held SET until = ended.closed_at FROM cases_case AS ended
WHERE ended.id = held.case_id AND ended.closed_at IS NOT NULL AND held.until IS NULL
"""

# Asked once all of a transaction is written, and as the platform: who sees a case may not see who held it. Of two
# holders the later begins as the former ends, or the case was closed just between them.
ADDS_UP = """
CREATE FUNCTION cases_adds_up(which uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  who text := coalesce(current_setting('jehat.seen_as', true), '');
  told record;
  sums record;
BEGIN
  PERFORM set_config('jehat.seen_as', 'platform;;;', true);
  SELECT created_at, closed_at INTO told FROM cases_case WHERE id = which;
  SELECT min(since) AS begun, max(until) AS ended, count(*) FILTER (WHERE until IS NULL) AS held,
         coalesce(bool_and(following IS NULL OR following = until OR EXISTS (
           SELECT FROM cases_pause AS shut WHERE shut.case_id = which AND shut.cause = 'closed'
              AND shut.since = meeting.until AND shut.until = following)), false) AS meets
    INTO sums
    FROM (SELECT since, until, lead(since) OVER (ORDER BY since, until NULLS LAST, id) AS following
            FROM cases_custody WHERE case_id = which) AS meeting;
  PERFORM set_config('jehat.seen_as', who, true);
  IF told.created_at IS NULL THEN
    RETURN;
  END IF;
  IF sums.begun IS DISTINCT FROM told.created_at OR NOT sums.meets
     OR sums.held <> (told.closed_at IS NULL)::int
     OR (told.closed_at IS NOT NULL AND sums.ended IS DISTINCT FROM told.closed_at) THEN
    RAISE EXCEPTION 'the custody of case % does not add up', which
      USING ERRCODE = 'check_violation', CONSTRAINT = 'custody_adds_up';
  END IF;
END $$;

CREATE FUNCTION cases_custody_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM cases_adds_up(CASE TG_OP WHEN 'DELETE' THEN OLD.case_id ELSE NEW.case_id END);
  RETURN NULL;
END $$;

CREATE FUNCTION cases_case_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM cases_adds_up(NEW.id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER custody_adds_up AFTER INSERT OR UPDATE OR DELETE ON cases_custody
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_custody_adds_up();
CREATE CONSTRAINT TRIGGER case_begins_with_a_custody AFTER INSERT ON cases_case
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_case_adds_up();
CREATE CONSTRAINT TRIGGER case_ends_with_its_custody AFTER UPDATE ON cases_case
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.closed_at IS DISTINCT FROM NEW.closed_at OR OLD.created_at IS DISTINCT FROM NEW.created_at)
  EXECUTE FUNCTION cases_case_adds_up();
"""
NO_MATTER = """
DROP TRIGGER case_ends_with_its_custody ON cases_case;
DROP TRIGGER case_begins_with_a_custody ON cases_case;
DROP TRIGGER custody_adds_up ON cases_custody;
DROP FUNCTION cases_case_adds_up();
DROP FUNCTION cases_custody_adds_up();
DROP FUNCTION cases_adds_up(uuid);
"""


def ends(apps, schema_editor):
    """What was closed before has one end, and its custody ended with it."""
    Case, Closing, Comment, Custody = (
        apps.get_model("cases", name) for name in ("Case", "Closing", "Comment", "Custody")
    )
    closed_at = Case.objects.filter(pk=OuterRef("case_id")).values("closed_at")
    lasting = Custody.objects.filter(until__isnull=True, case__closed_at__isnull=False)
    lasting.filter(since__lte=F("case__closed_at")).update(until=Subquery(closed_at))
    words = Comment.objects.filter(case=OuterRef("pk"), act__in=CLOSING_WORDS).order_by("-created_at", "-pk")
    closed = Case.objects.filter(closed_at__isnull=False, closings__isnull=True)
    closed = closed.annotate(said=Subquery(words.values("pk")[:1]), said_by=Subquery(words.values("by")[:1]))
    named = ("pk", "entity_id", "outcome", "ground", "department_id", "assignee_id", "closed_at", "said", "said_by")
    rows = (_closing(Closing, row) for row in list(closed.values_list(*named)))
    Closing.objects.bulk_create(rows, batch_size=BATCH)


def _closing(Closing, row):
    case, entity, outcome, ground, department, employee, at, comment, by = row
    return Closing(
        case_id=case,
        entity_id=entity,
        nth=1,
        outcome=outcome,
        ground=ground,
        by_id=by,
        comment_id=comment,
        department_id=department,
        employee_id=employee,
        came_from="in_progress" if employee else "triage",
        at=at,
    )


def keep_pauses(apps, schema_editor):
    """Every time in which a case waited for its beneficiary, as the record tells of it."""
    Case, Event, Pause = (apps.get_model(*one) for one in (("cases", "Case"), ("audit", "Event"), ("cases", "Pause")))
    told = Event.objects.filter(subject_type="cases.case", outcome="done", verb__in=(BEGINS, *ENDS)).order_by("pk")
    since, kept, waiting = {}, [], set(Case.objects.filter(status="waiting_beneficiary").values_list("pk", flat=True))
    asked = Event.objects.filter(subject_type="cases.case", outcome="done", verb=BEGINS)
    entities = dict(Case.objects.filter(pk__in=asked.values("subject_id")).values_list("pk", "entity"))
    for case, verb, at in told.values_list("subject_id", "verb", "at").iterator(chunk_size=2000):
        if case not in entities:
            continue
        if verb == BEGINS:
            since.setdefault(case, at)
        elif begun := since.pop(case, None):
            kept.append(Pause(case_id=case, entity_id=entities[case], cause="waiting_beneficiary", since=begun, until=at))
    for case, begun in since.items():
        if case in waiting:
            kept.append(Pause(case_id=case, entity_id=entities[case], cause="waiting_beneficiary", since=begun))
            Case.objects.filter(pk=case).update(paused_at=begun)
    Pause.objects.bulk_create(kept, batch_size=BATCH)


def ask(apps, schema_editor):
    """What was being asked before is asked still, and leaves everybody his time from now on."""
    Case, Comment, Question = (apps.get_model("cases", name) for name in ("Case", "Comment", "Question"))
    waiting = Case.objects.filter(status="waiting_beneficiary", questions__isnull=True)
    asked = Comment.objects.filter(case__in=waiting, act="ask", taken_back_at__isnull=True)
    last = asked.order_by("case_id", "-created_at", "-pk").distinct("case_id")
    due_at = timezone.now() + TIME_TO_ANSWER
    named = ("pk", "case_id", "entity_id", "created_at")
    Question.objects.bulk_create(
        Question(comment_id=pk, case_id=case, entity_id=entity, asked_at=at, due_at=due_at)
        for pk, case, entity, at in list(last.values_list(*named))
    )


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0005_sealed"),
        ("cases", "0011_casework"),
    ]

    operations = [
        migrations.RunPython(ends, migrations.RunPython.noop),
        migrations.RunSQL(END_CUSTODIES, migrations.RunSQL.noop),
        migrations.RunPython(keep_pauses, migrations.RunPython.noop),
        migrations.RunPython(ask, migrations.RunPython.noop),
        migrations.RunSQL(LOOK, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;", migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='custody',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('case', '='), (models.Func(models.F('since'), models.F('until'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='no_two_custodies_overlap'),
        ),
        migrations.RunSQL(ADDS_UP, NO_MATTER),
    ]
