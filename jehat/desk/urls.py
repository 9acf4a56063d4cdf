from django.urls import path

from . import views

app_name = "desk"
urlpatterns = [
    path("desk/", views.home, name="home"),
    path("settings/", views.settings, name="settings"),
]
