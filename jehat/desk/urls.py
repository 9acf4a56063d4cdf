from django.urls import path

from .views import home, presence, record

app_name = "desk"
urlpatterns = [
    path("desk/", home.home, name="home"),
    path("settings/", home.settings, name="settings"),
    path("record/", record.record, name="record"),
    path("record/export/", record.export_record, name="export_record"),
    path("record/cases/<str:number>/", record.case_record, name="case_record"),
    path("record/cases/<str:number>/export/", record.export_case_record, name="export_case_record"),
    path("presence/", presence.presence, name="presence"),
    path("presence/<uuid:pk>/", presence.presence_of, name="presence_of"),
    path("presence/<uuid:pk>/export/", presence.export_presence, name="export_presence"),
    path("presence/<uuid:pk>/end/", presence.end_presences, name="end_presences"),
    path("presence/<uuid:pk>/end/<uuid:sign_in>/", presence.end_presence, name="end_presence"),
]
