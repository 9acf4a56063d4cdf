from django.urls import path

from .assembly import api
from .views import docs, docs_of, openapi

urlpatterns = [
    path("openapi.json", openapi, name="api-description"),
    path("docs", docs, name="api-docs"),
    path("docs/<str:tag>", docs_of, name="api-docs-of"),
    path("", api.urls),
]
