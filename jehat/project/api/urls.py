from django.urls import path

from .assembly import api
from .views import docs, openapi

urlpatterns = [
    path("openapi.json", openapi, name="api-description"),
    path("docs", docs, name="api-docs"),
    path("", api.urls),
]
