from functools import partial

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "jehat.notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """People stands below and cannot call: it is told here who carries its codes and links; so is the SMS line."""
        from jehat.people import courier

        from . import delivery
        from .actions import send_message
        from .channels import smpp

        courier.carry_by(partial(send_message, by=None))
        smpp.heard_by(delivery.receive_on_line)
