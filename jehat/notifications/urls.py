from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("", views.listing, name="list"),
    path("read-all", views.read_all, name="read_all"),
    path("<uuid:pk>/read", views.read, name="read"),
]
