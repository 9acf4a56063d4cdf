from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "jehat.appointments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Areas below cannot ask: they are told here what there is to tell."""
        from jehat.notifications import access
        from jehat.notifications.tidings import register

        from . import queries, tidings

        register(*tidings.ALL)
        access.asked_by("appointments.appointment", queries.still_told_of)
