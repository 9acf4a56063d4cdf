"""Who may come near the guide: everybody reads it, an entity writes its own."""

from jehat.core.walls.policies import ENTITY, PUBLIC, Wall

WALLS = tuple(Wall(f"catalogue.{name}", ENTITY, PUBLIC) for name in ("Article", "Kind", "Pace", "Version", "Wording"))
