from django.urls import path

from .views import own, receiving

app_name = "appointments"
urlpatterns = [
    path("", own.appointments, name="appointments"),
    path("book/", own.book, name="book"),
    path("of/<str:number>/", own.of_case, name="of_case"),
    path("received/", receiving.received, name="received"),
    path("offered/", receiving.offer, name="offer"),
    path("offered/<uuid:pk>/withdraw/", receiving.withdraw_offer, name="withdraw_offer"),
    path("<uuid:pk>/", own.appointment, name="appointment"),
    path("<uuid:pk>/calendar/", own.calendar, name="calendar"),
    path("<uuid:pk>/move/", own.move, name="move"),
    path("<uuid:pk>/cancel/", own.cancel, name="cancel"),
    path("<uuid:pk>/check-in/", receiving.check_in, name="check_in"),
    path("<uuid:pk>/miss/", receiving.miss, name="miss"),
]
