"""Who may come near an e-mail that came in: the entity of the case it answers, and who wrote it."""

from jehat.core.walls.policies import ENTITY, Wall, person

WALLS = (Wall("mailroom.Mail", ENTITY, person("by_id")),)
