from django.urls import path

from .views import absences, batches, brand, contact, counter, departments, employees

app_name = "organization"
urlpatterns = [
    path("brand/", brand.change_brand, name="change_brand"),
    path("brand/sample/", brand.sample, name="brand_sample"),
    path("tables/<str:table>/", batches.hand_in_batch, name="hand_in_batch"),
    path("tables/<str:table>/file/", batches.table, name="table"),
    path("batches/<uuid:pk>/", batches.batch, name="batch"),
    path("batches/<uuid:pk>/take/", batches.take_batch, name="take_batch"),
    path("departments/", departments.departments, name="departments"),
    path("departments/add/", departments.add_department, name="add_department"),
    path("departments/<str:code>/", departments.change_department, name="change_department"),
    path("counter/", counter.counter, name="counter"),
    path("contact/", contact.change_contact, name="change_contact"),
    path("employees/", employees.employees, name="employees"),
    path("employees/add/", employees.add_employee, name="add_employee"),
    path("employees/<uuid:pk>/", employees.change_employee, name="change_employee"),
    path("employees/<uuid:pk>/invite/", employees.invite_employee, name="invite_employee"),
    path("employees/<uuid:pk>/deactivate/", employees.deactivate_employee, name="deactivate_employee"),
    path("employees/<uuid:pk>/reactivate/", employees.reactivate_employee, name="reactivate_employee"),
    path("employees/<uuid:pk>/absences/", absences.record_absence, name="record_absence"),
    path("absences/<int:pk>/end/", absences.end_absence, name="end_absence"),
]

# What everybody's browser fetches of a brand, under /brand/.
brand_patterns = [
    path("<str:code>.css", brand.sheet, name="sheet"),
    path("<str:code>/logo.png", brand.logo, name="logo"),
]
