from django.urls import path

from .views import messages, notices, preferences, receipts, templates

app_name = "notifications"
urlpatterns = [
    path("", notices.listing, name="list"),
    path("read-all", notices.read_all, name="read_all"),
    path("<uuid:pk>/read", notices.read, name="read"),
    path("messages/", messages.listing, name="messages"),
    path("messages/<uuid:pk>/resend/", messages.resend, name="resend"),
    path("messages/<uuid:pk>/dismiss/", messages.dismiss, name="dismiss"),
    path("receipts/<str:provider>/<str:secret>/", receipts.receive, name="receipts"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("push/", preferences.push, name="push"),
    path("push/<uuid:pk>/remove/", preferences.unsubscribe, name="unsubscribe"),
    path("templates/", templates.templates, name="templates"),
    path("templates/<str:kind>/<str:way>/", templates.write_template, name="write_template"),
    path("templates/<str:kind>/<str:way>/restore/", templates.restore_template, name="restore_template"),
]
