"""Who may come near what an entity says and counts."""

from jehat.core.walls.policies import ENTITY, Wall

WALLS = (Wall("notifications.Tally", ENTITY), Wall("notifications.Template", ENTITY))
