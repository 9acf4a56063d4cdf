from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "jehat.cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Organization stands below and cannot ask: it is told here what must be handed over before anybody leaves."""
        from jehat.organization import duties

        from .permissions import can_leave

        duties.asked_by(can_leave)
