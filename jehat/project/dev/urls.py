from django.urls import path

from . import ui, views

app_name = "dev"
urlpatterns = [
    path("", views.index, name="index"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("ui/", ui.ui_page, name="ui"),
]
