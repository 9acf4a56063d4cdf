"""The clocks of the cases that are there already, and the database's own watch over custody."""

from django.db import migrations

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
    Pause.objects.bulk_create(kept, batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0005_sealed"),
        ("cases", "0014_pauses"),
    ]

    operations = [
        migrations.RunSQL(END_CUSTODIES, migrations.RunSQL.noop),
        migrations.RunPython(keep_pauses, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;", migrations.RunSQL.noop),
        migrations.RunSQL(ADDS_UP, NO_MATTER),
    ]
