from django.urls import path

from . import views

app_name = "catalogue"
urlpatterns = [
    path("", views.entities, name="entities"),
    path("kinds/<str:code>/", views.kind, name="kind"),
    path("<str:code>/", views.entity, name="entity"),
]
