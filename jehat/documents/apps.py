from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "jehat.documents"
    default_auto_field = "django.db.models.BigAutoField"
