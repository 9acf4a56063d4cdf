from django.apps import AppConfig


class OrganizationConfig(AppConfig):
    name = "jehat.organization"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """People stands below and knows no entities: it is told here who names them."""
        from jehat.people import reach as below

        from .reach import entities

        below.named_by(entities)
