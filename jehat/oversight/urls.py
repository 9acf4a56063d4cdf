from django.urls import path

from .views import concerns, glasses, movement

app_name = "oversight"
urlpatterns = [
    path("", movement.movement, name="movement"),
    path("entities/", movement.entities, name="entities"),
    path("export/", movement.export_movement, name="export_movement"),
    path("cases/<str:number>/", movement.trail, name="trail"),
    path("access/", glasses.glasses, name="glasses"),
    path("access/break/", glasses.break_glass, name="break_glass"),
    path("access/<uuid:pk>/", glasses.glass, name="glass"),
    path("access/<uuid:pk>/end/", glasses.end_glass, name="end_glass"),
    path("access/<uuid:pk>/review/", glasses.review_glass, name="review_glass"),
    path("about/", concerns.mark_about, name="mark_about"),
    path("about/<uuid:pk>/remove/", concerns.unmark_about, name="unmark_about"),
]
