"""Who may come near the calendars: when an entity is open is public, and its own to change."""

from jehat.core.walls.policies import ENTITY, PUBLIC, Wall

WALLS = tuple(Wall(f"calendars.{name}", ENTITY, PUBLIC) for name in ("Calendar", "FormerWeek", "Season", "Holiday"))
