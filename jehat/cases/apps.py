from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "jehat.cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Areas below cannot ask: they are told here what keeps anybody from leaving, and what there is to tell."""
        from jehat.calendars import reckoning
        from jehat.documents import places, uses
        from jehat.integrations import withheld
        from jehat.notifications import access
        from jehat.notifications.tidings import register
        from jehat.organization import duties

        from . import pipeline, tidings
        from .permissions import can_leave
        from .queries import kept
        from .queries.promises import would_move
        from .queries.told import may_be_told, untold

        duties.asked_by(can_leave)
        reckoning.told_by(pipeline.recalculate, would_move)
        places.answered_by("new", kept.new_case_places)
        places.answered_by("case", kept.case_places)
        places.answered_by("unsent", kept.unsent_places)
        places.answered_by("counter", kept.counter_places)
        uses.answered_by(own=kept.own_files, where=kept.where_used)
        register(*tidings.ALL)
        access.asked_by("cases.case", may_be_told)
        withheld.asked_by("cases.case", untold)
