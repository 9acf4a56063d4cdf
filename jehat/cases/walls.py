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
HELD = Opening(among("id", "wall_holders()"), reads_only=True)
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
FUNCTIONS = (
    f"""
CREATE OR REPLACE FUNCTION wall_holders() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN ARRAY(
    WITH own AS (SELECT * FROM cases_case WHERE beneficiary_id = ANY ((SELECT {PERSONS})::uuid[])
                    OR id = ANY ((SELECT {THINGS})::uuid[]))
    SELECT c.employee_id FROM cases_custody AS c JOIN own ON own.id = c.case_id
     UNION
    SELECT d.head_id FROM own JOIN organization_entity AS e ON e.id = own.entity_id
      JOIN organization_department AS d ON d.id IN (own.department_id, e.default_department_id));
END $$""",  # noqa: S608 (our own names)
    """
CREATE OR REPLACE FUNCTION wall_sees_given(file uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM cases_attachment WHERE file_id = file)
      OR EXISTS (SELECT FROM cases_comment WHERE voice_id = file);
END $$""",
)
