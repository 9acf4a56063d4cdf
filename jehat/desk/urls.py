from django.urls import path

from . import views

app_name = "desk"
urlpatterns = [path("settings/", views.settings, name="settings")]
