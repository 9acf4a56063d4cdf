from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "jehat.oversight"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Areas below cannot ask: they are told here what there is to tell."""
        from jehat.notifications.tidings import register

        from . import tidings

        register(*tidings.ALL)
