from django.urls import path

from .views import account, registration, sign_in

app_name = "people"

urlpatterns = [
    path("", account.account, name="account"),
    path("preferences/", account.preferences, name="preferences"),
    path("register/", registration.register, name="register"),
    path("prove/", registration.prove, name="prove"),
    path("prove/resend/", registration.resend, name="resend"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("activate/", sign_in.activate, name="choose_password"),
    path("activate/<str:token>/", sign_in.activate, name="activate"),
]
