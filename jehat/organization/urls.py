from django.urls import path

from .views import absences, departments, employees

app_name = "organization"
urlpatterns = [
    path("departments/", departments.departments, name="departments"),
    path("departments/add/", departments.add_department, name="add_department"),
    path("departments/<str:code>/", departments.change_department, name="change_department"),
    path("employees/", employees.employees, name="employees"),
    path("employees/add/", employees.add_employee, name="add_employee"),
    path("employees/<uuid:pk>/", employees.change_employee, name="change_employee"),
    path("employees/<uuid:pk>/invite/", employees.invite_employee, name="invite_employee"),
    path("employees/<uuid:pk>/deactivate/", employees.deactivate_employee, name="deactivate_employee"),
    path("employees/<uuid:pk>/reactivate/", employees.reactivate_employee, name="reactivate_employee"),
    path("employees/<uuid:pk>/absences/", absences.record_absence, name="record_absence"),
    path("absences/<int:pk>/end/", absences.end_absence, name="end_absence"),
]
