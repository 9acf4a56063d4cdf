from functools import partial

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "jehat.notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Areas below cannot call: they are told here who carries their codes, links and news; so is the SMS line."""
        from jehat.organization import herald
        from jehat.people import courier

        from . import delivery
        from .actions import entrusted, send_message
        from .channels import smpp

        courier.carry_by(partial(send_message, by=None))
        smpp.heard_by(delivery.receive_on_line)
        herald.tell_by(entrusted.herald)
