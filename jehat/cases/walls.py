"""Who may come near a case: its entity, its beneficiary with who acts for him, and whom it was given to singly.

What was said to the beneficiary opens with the case; what is internal opens to the entity alone. Oversight sees where
cases are, and nothing that was said.
"""

from jehat.core.walls.policies import (
    ENTITIES,
    ENTITY,
    IS_OVERSIGHT,
    OVERSIGHT,
    PERSONS,
    THINGS,
    Opening,
    Wall,
    among,
    person,
    through,
    written,
)

# A case that was given to the person singly, wherever he works; who holds or held a case of his or heads where it lies;
# what was given to him as a file; what was done in it. Oversight sees what moved any case.
SINGLY = Opening(among("id", THINGS))
HELD = Opening(written("wall_sees_holder({table}.id)"), reads_only=True)
GIVEN = Opening(written("wall_sees_given({table}.id)"), reads_only=True)
DONE = Opening(written("wall_sees_cases_case({table}.subject_id)"), reads_only=True)
MOVED = Opening(written(f"{{table}}.subject_type = 'cases.case' AND {IS_OVERSIGHT}"), reads_only=True)
# Both sides of what one entity sent another have the same row of it.
SENT_TO = Opening(among("to_entity_id", ENTITIES))
WALLS = (
    Wall("cases.Case", ENTITY, person("beneficiary_id"), SINGLY, OVERSIGHT),
    Wall("cases.Custody", ENTITY, through("case"), OVERSIGHT),
    Wall("cases.Alarm", ENTITY),
    Wall("cases.EscalationPlan", ENTITY),
    Wall("cases.FollowUp", ENTITY, through("case")),
    Wall("cases.Pause", ENTITY, through("case"), OVERSIGHT),
    Wall("cases.Postponement", ENTITY, through("case")),
    Wall("cases.Opening", ENTITY, person("user_id"), through("case")),
    Wall("cases.Viewing", ENTITY, person("user_id"), through("case")),
    Wall("cases.Comment", ENTITY, through("case")),
    Wall("cases.StepReached", ENTITY, through("case")),
    Wall("cases.Answers", ENTITY, through("case")),
    Wall("cases.Attachment", ENTITY, through("comment")),
    Wall("cases.IssuedLetter", ENTITY, through("case")),
    Wall("cases.Rating", ENTITY, through("case")),
    Wall("cases.Appeal", ENTITY, through("case")),
    Wall("cases.Question", ENTITY, through("case")),
    Wall("cases.Points", ENTITY, through("case")),
    Wall("cases.Reading", ENTITY, through("case")),
    Wall("cases.Tick", ENTITY),
    Wall("cases.Closing", ENTITY, through("case")),
    Wall("cases.Note", ENTITY),
    Wall("cases.NoteAttachment", ENTITY),
    Wall("cases.CaseLink", ENTITY, through("one")),
    Wall("cases.Referral", ENTITY, SENT_TO),
    Wall("cases.Handover", ENTITY),
    Wall("cases.CannedReply", ENTITY),
    Wall("cases.Following", ENTITY),
    Wall("cases.Mention", ENTITY),
    Wall("cases.SavedView", ENTITY),
    Wall("cases.Skill", ENTITY),
    Wall("cases.Skilled", ENTITY),
    Wall("cases.Manner", ENTITY),
    Wall("cases.Share", ENTITY),
    Wall("cases.Rule", ENTITY),
    Wall("cases.Conflict", ENTITY),
    Wall("cases.Reassignment", ENTITY),
    Wall("organization.Employee", HELD),
    Wall("documents.File", GIVEN),
    Wall("audit.Event", DONE, MOVED),
)
# Asked of one employee after the other, and answered by the first case that is found: whoever filed thousands of cases
# does not wait for all of them with each question. For so long it sees as the platform does, since each row of custody
# would otherwise ask anew whether its case is seen; what it looks for are the cases of who asks, and no others.
FUNCTIONS = (
    f"""
CREATE OR REPLACE FUNCTION wall_sees_holder(employee uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  stand text := current_setting('jehat.seen_as', true);
  persons uuid[] := {PERSONS};
  things uuid[] := {THINGS};
  told text; found boolean;
BEGIN
  IF persons IS NULL AND things IS NULL THEN RETURN false; END IF;
  told := set_config('jehat.seen_as', 'platform;;;', true);
  found := EXISTS (
      SELECT FROM cases_custody AS c JOIN cases_case AS own ON own.id = c.case_id
       WHERE c.employee_id = employee AND (own.beneficiary_id = ANY (persons) OR own.id = ANY (things)))
    OR EXISTS (
      SELECT FROM organization_department AS d JOIN cases_case AS own ON own.department_id = d.id
       WHERE d.head_id = employee AND (own.beneficiary_id = ANY (persons) OR own.id = ANY (things)))
    OR EXISTS (
      SELECT FROM organization_department AS d JOIN organization_entity AS e ON e.default_department_id = d.id
        JOIN cases_case AS own ON own.entity_id = e.id
       WHERE d.head_id = employee AND (own.beneficiary_id = ANY (persons) OR own.id = ANY (things)));
  told := set_config('jehat.seen_as', coalesce(stand, ''), true);
  RETURN found;
END $$""",  # noqa: S608 (our own names)
    """
CREATE OR REPLACE FUNCTION wall_sees_given(file uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM cases_attachment WHERE file_id = file)
      OR EXISTS (SELECT FROM cases_comment WHERE voice_id = file);
END $$""",
)
