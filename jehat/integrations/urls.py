from django.urls import path

from .views import programs, tokens, webhooks

app_name = "integrations"
urlpatterns = [
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<uuid:pk>/revoke/", tokens.revoke, name="revoke_token"),
    path("programs/", programs.programs, name="programs"),
    path("programs/add/", programs.add_program, name="add_program"),
    path("programs/<uuid:pk>/token/", programs.issue_program_token, name="issue_program_token"),
    path("programs/<uuid:pk>/end/", programs.end_program, name="end_program"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/add/", webhooks.subscribe, name="subscribe"),
    path("webhooks/<uuid:pk>/", webhooks.webhook, name="webhook"),
    path("webhooks/<uuid:pk>/secret/", webhooks.renew_secret, name="renew_secret"),
    path("webhooks/deliveries/<uuid:pk>/replay/", webhooks.replay, name="replay"),
]
