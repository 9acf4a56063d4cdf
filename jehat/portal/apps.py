from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "jehat.portal"
    default_auto_field = "django.db.models.BigAutoField"
