from django.urls import path

from . import installed, views

app_name = "portal"
urlpatterns = [
    path("", views.front, name="front"),
    path("home/", views.home, name="home"),
    path("manifest.webmanifest", installed.manifest, name="manifest"),
    path("sw.js", installed.worker, name="worker"),
    path("offline/<str:language>/", installed.offline_page, name="offline"),
    path("offline/<str:language>/new/", installed.offline_new, name="offline_new"),
]
