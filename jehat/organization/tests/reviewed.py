"""What the tests of reviews share: a review of the entity, and the line of somebody in it."""

from jehat.organization import actions
from jehat.organization.models import AccessReview, ReviewLine


def review_of(world) -> AccessReview:
    return actions.open_review(entity=world.entity)


def line_of(employee) -> ReviewLine:
    return ReviewLine.objects.select_related("review").get(employee=employee)
