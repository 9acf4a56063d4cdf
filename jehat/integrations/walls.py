"""Who may come near the programs of an entity, and the tokens of a person."""

from jehat.core.walls.policies import ENTITY, Wall, person

WALLS = (
    Wall("integrations.Program", ENTITY),
    Wall("integrations.Token", ENTITY, person("user_id")),
    Wall("integrations.Webhook", ENTITY),
    Wall("integrations.Delivery", ENTITY),
)
