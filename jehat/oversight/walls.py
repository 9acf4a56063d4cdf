"""Who may come near urgent access: the entity of the case, which also sees by whom, and oversight.

That a case is about a body of oversight, the entity says; the body is told the id of what it does not see.
"""

from jehat.core.walls.policies import ENTITIES, ENTITY, OVERSIGHT, Opening, Wall, among, written

ABOUT_US = Opening(among("body_id", ENTITIES), reads_only=True)
HAS_ACCESS = Opening(written("wall_sees_glass_of({table}.id)"), reads_only=True)
WALLS = (
    Wall("oversight.Glass", ENTITY, OVERSIGHT),
    Wall("oversight.GlassReview", ENTITY, OVERSIGHT),
    Wall("oversight.Concern", ENTITY, ABOUT_US),
    Wall("organization.Employee", HAS_ACCESS),
)
FUNCTIONS = (
    """
CREATE OR REPLACE FUNCTION wall_sees_glass_of(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM oversight_glass WHERE employee_id = person);
END $$""",
)
