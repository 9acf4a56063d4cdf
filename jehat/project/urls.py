from django.conf import settings
from django.urls import include, path

from jehat.catalogue.views import crawlers
from jehat.organization.urls import brand_patterns

from . import errors, health
from .api.urls import urlpatterns as api_urls

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("robots.txt", crawlers.robots),
    path("sitemap.xml", crawlers.index, name="sitemap_index"),
    path("sitemap-<str:section>.xml", crawlers.section, name="sitemap"),
    path("api/v1/", include(api_urls)),
    path("account/", include("jehat.people.urls")),
    path("calendar/", include("jehat.calendars.urls")),
    path("organization/", include("jehat.organization.urls")),
    path("brand/", include((brand_patterns, "brand"))),
    path("guide/", include("jehat.catalogue.urls")),
    path("files/", include("jehat.documents.urls")),
    path("notices/", include("jehat.notifications.urls")),
    path("cases/", include("jehat.cases.urls")),
    path("integrations/", include("jehat.integrations.urls")),
    path("oversight/", include("jehat.oversight.urls")),
    path("appointments/", include("jehat.appointments.urls")),
    path("", include("jehat.desk.urls")),
    path("", include("jehat.portal.urls")),
]
if settings.DEMONSTRATION:
    urlpatterns.append(path("dev/", include("jehat.project.dev.urls")))

handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
