from django.urls import path

from .views import account, contacts, profile, recovery, registration, representation, safety, sign_in

app_name = "people"

urlpatterns = [
    path("", account.account, name="account"),
    path("appearance/", account.appearance, name="appearance"),
    path("preferences/", account.preferences, name="preferences"),
    path("profile/", profile.profile, name="profile"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/<slug:kind>/change/", contacts.change_contact, name="change_contact"),
    path("contacts/<slug:kind>/prove/", contacts.confirm_contact, name="confirm_contact"),
    path("contacts/<slug:kind>/remove/", contacts.remove_contact, name="remove_contact"),
    path("password/", safety.change_password, name="change_password"),
    path("sign-ins/", safety.sign_ins, name="sign_ins"),
    path("sign-ins/end-others/", safety.end_other_presences, name="end_other_presences"),
    path("sign-ins/<uuid:pk>/end/", safety.end_presence, name="end_presence"),
    path("represent/", representation.represent, name="represent"),
    path("represent/appoint/", representation.appoint, name="appoint"),
    path("represent/company/", representation.register_company, name="register_company"),
    path("represent/dependent/", representation.add_dependent, name="add_dependent"),
    path("represent/company/<uuid:pk>/", representation.company, name="company"),
    path("represent/company/<uuid:pk>/appoint/", representation.appoint, name="appoint_delegate"),
    path("represent/<uuid:pk>/accept/", representation.accept_appointment, name="accept_appointment"),
    path("represent/<uuid:pk>/decline/", representation.decline_appointment, name="decline_appointment"),
    path("represent/<uuid:pk>/end/", representation.end_representation, name="end_representation"),
    path("recover/", recovery.recover, name="recover"),
    path("recover/code/", recovery.reset_password, name="reset_password"),
    path("recover/mobile/", recovery.reclaim, name="reclaim"),
    path("recover/mobile/code/", recovery.prove_reclaim, name="prove_reclaim"),
    path("recover/not-me/", recovery.objected, name="objected"),
    path("recover/not-me/<str:token>/", recovery.object_to_reclaim, name="object_to_reclaim"),
    path("register/", registration.register, name="register"),
    path("prove/", registration.prove, name="prove"),
    path("prove/resend/", registration.resend, name="resend"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("activate/", sign_in.activate, name="choose_password"),
    path("activate/<str:token>/", sign_in.activate, name="activate"),
]
