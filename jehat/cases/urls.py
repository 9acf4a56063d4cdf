from django.urls import path

from .views import beneficiary, shared, staff

app_name = "cases"
urlpatterns = [
    path("new/", beneficiary.new, name="new"),
    path("new/<str:code>/", beneficiary.submit, name="submit"),
    path("inbox/", staff.inbox, name="inbox"),
    path("<str:number>/", beneficiary.case, name="case"),
    path("<str:number>/work/", staff.work, name="work"),
    path("<str:number>/comment/", shared.comment, name="comment"),
    path("<str:number>/note/", staff.note, name="note"),
    path("<str:number>/ask/", staff.ask, name="ask"),
    path("<str:number>/answer/", beneficiary.answer, name="answer"),
    path("<str:number>/assign/", staff.assign, name="assign"),
    path("<str:number>/refer/", staff.refer, name="refer"),
    path("<str:number>/complete/", staff.complete, name="complete"),
    path("<str:number>/reject/", staff.reject, name="reject"),
    path("<str:number>/rate/", beneficiary.rate, name="rate"),
    path("<str:number>/files/<uuid:file_id>/", shared.file, name="file"),
]
