"""Who may come near a file: who gave it, and the entity it was given to. A draft is its writer's alone."""

from jehat.core.walls.policies import ENTITY, Wall, person

WALLS = (
    Wall("documents.Draft", person("owner_id")),
    Wall("documents.File", ENTITY, person("uploader_id")),
)
