"""An entity's organization for programs: the same actions as the pages, under the same permissions."""

from jehat.core.rest import Operations

from . import absences, batches, delegations, departments, employees, entity, granting, levels, reviews

router = Operations()
router.add_router("", departments.router)
router.add_router("", employees.router)
router.add_router("", absences.router)
router.add_router("", entity.router)
router.add_router("", batches.router)
router.add_router("", levels.router)
router.add_router("", granting.router)
router.add_router("", delegations.router)
router.add_router("", reviews.router)

__all__ = ["router"]
