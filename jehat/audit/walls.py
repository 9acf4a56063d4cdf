"""Who may come near the record: the entity it is about, who acted, and whom it is about."""

from jehat.core.walls.policies import ENTITY, Wall, person

WALLS = (Wall("audit.Event", ENTITY, person("by_id", "subject_id")),)
