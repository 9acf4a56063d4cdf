"""Who may come near an entity: its plan is public, its people's absences and tables are its own."""

from jehat.core.walls.policies import ENTITIES, ENTITY, OVERSIGHT, PUBLIC, Opening, Wall, among, person, written

OWN_ROW = Opening(among("id", ENTITIES))
# A sign-in belongs to no entity; that of an employee is his entity's to see.
OF_COLLEAGUES = Opening(written("{table}.entity_id IS NULL AND wall_sees_colleague({table}.by_id)"), reads_only=True)
WALLS = (
    Wall("organization.Entity", OWN_ROW, PUBLIC),
    Wall("organization.Department", ENTITY, PUBLIC),
    Wall("organization.Post", ENTITY, PUBLIC),
    Wall("organization.Role", ENTITY, PUBLIC),
    Wall("organization.Brand", ENTITY, PUBLIC),
    Wall("organization.Logo", ENTITY, PUBLIC),
    Wall("organization.Employee", ENTITY, person("user_id"), OVERSIGHT),
    Wall("organization.Absence", ENTITY),
    Wall("organization.Batch", ENTITY),
    Wall("organization.Grant", ENTITY),
    Wall("organization.Delegation", ENTITY),
    Wall("organization.SecrecyLevel", ENTITY, PUBLIC),
    Wall("organization.AccessReview", ENTITY),
    Wall("organization.ReviewLine", ENTITY),
    Wall("organization.VerbUse", ENTITY),
    Wall("organization.Surplus", ENTITY),
    Wall("audit.Event", OF_COLLEAGUES),
)

# Asked once in a request: where the person works, what was given to him singly, and for whom he acts at this moment.
# For the length of the question it sees as the platform does, and leaves who asked as what it found.
FUNCTIONS = (
    """
CREATE OR REPLACE FUNCTION wall_stand_as(person uuid, kind text, inside text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  entities text; persons text; things text; told text;
BEGIN
  told := set_config('jehat.seen_as', 'platform;;;', true);
  persons := array_to_string(person || ARRAY(
    SELECT principal_id FROM people_representation
     WHERE agent_id = person AND accepted_at <= moment AND since <= moment
       AND ended_at IS NULL AND (until IS NULL OR until > moment)), ',');
  SELECT e.entity_id, array_to_string(ARRAY(
    SELECT subject_id FROM organization_grant AS g
     WHERE g.employee_id = e.id AND withdrawn_at IS NULL AND cause <> '' AND subject_id IS NOT NULL
       AND since <= moment AND (until IS NULL OR until > moment)), ',')
    INTO entities, things FROM organization_employee AS e WHERE e.user_id = person AND e.is_active;
  told := set_config('jehat.seen_as', concat_ws(';', kind, concat_ws(',', nullif(inside, ''), entities),
                                                persons, coalesce(things, '')), true);
  RETURN concat_ws(';', coalesce(entities, ''), persons, coalesce(things, ''));
END $$""",
    f"""
CREATE OR REPLACE FUNCTION wall_sees_colleague(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM organization_employee
                  WHERE user_id = person AND entity_id = ANY ((SELECT {ENTITIES})::uuid[]));
END $$""",
)
