from django.urls import path

from .views import changing, year

app_name = "calendars"
urlpatterns = [
    path("", year.calendar, name="calendar"),
    path("hours/", changing.change_calendar, name="change_calendar"),
    path("holidays/add/", changing.add_holiday, name="add_holiday"),
    path("holidays/<uuid:pk>/withdraw/", changing.withdraw_holiday, name="withdraw_holiday"),
    path("seasons/add/", changing.add_season, name="add_season"),
    path("seasons/<uuid:pk>/remove/", changing.remove_season, name="remove_season"),
    path("year/", changing.take_seed, name="take_seed"),
]
