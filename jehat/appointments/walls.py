"""Who may come near an appointment: the entity and who comes. When a department receives people is no secret."""

from jehat.core.walls.policies import ENTITY, PUBLIC, Wall, person

WALLS = (
    Wall("appointments.Schedule", ENTITY, PUBLIC),
    Wall("appointments.Appointment", ENTITY, person("beneficiary_id")),
)
