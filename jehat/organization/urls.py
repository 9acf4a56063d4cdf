from django.urls import path

from .views import (
    absences,
    batches,
    brand,
    comparing,
    contact,
    counter,
    delegations,
    departments,
    employees,
    grants,
    roles,
    secrecy,
)

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
    path("levels/", secrecy.levels, name="levels"),
    path("levels/add/", secrecy.add_level, name="add_level"),
    path("levels/<slug:code>/", secrecy.write_level, name="write_level"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/give/", delegations.give_delegation, name="give_delegation"),
    path("delegations/<uuid:pk>/end/", delegations.end_delegation, name="end_delegation"),
    path("roles/", roles.roles, name="roles"),
    path("roles/add/", roles.create_role, name="create_role"),
    path("roles/<slug:code>/", roles.change_role, name="change_role"),
    path("roles/<slug:code>/holders/", roles.role_holders, name="role_holders"),
    path("roles/<slug:code>/retire/", roles.retire_role, name="retire_role"),
    path("counter/", counter.counter, name="counter"),
    path("contact/", contact.change_contact, name="change_contact"),
    path("employees/", employees.employees, name="employees"),
    path("employees/add/", employees.add_employee, name="add_employee"),
    path("employees/<uuid:pk>/", employees.change_employee, name="change_employee"),
    path("employees/<uuid:pk>/invite/", employees.invite_employee, name="invite_employee"),
    path("employees/<uuid:pk>/deactivate/", employees.deactivate_employee, name="deactivate_employee"),
    path("employees/<uuid:pk>/reactivate/", employees.reactivate_employee, name="reactivate_employee"),
    path("employees/<uuid:pk>/second-factor/reset/", employees.reset_second_factor, name="reset_second_factor"),
    path("employees/<uuid:pk>/permissions/", grants.permissions_of, name="permissions_of"),
    path("employees/<uuid:pk>/compare/", comparing.compare, name="compare"),
    path("employees/<uuid:pk>/compare/role/", comparing.give_same_role, name="give_same_role"),
    path("employees/<uuid:pk>/permissions/give/", grants.give_grant, name="give_grant"),
    path("employees/<uuid:pk>/permissions/deny/", grants.deny_grant, name="deny_grant"),
    path("grants/<uuid:pk>/withdraw/", grants.withdraw_grant, name="withdraw_grant"),
    path("employees/<uuid:pk>/absences/", absences.record_absence, name="record_absence"),
    path("absences/<int:pk>/end/", absences.end_absence, name="end_absence"),
]

# What everybody's browser fetches of a brand, under /brand/.
brand_patterns = [
    path("<str:code>.css", brand.sheet, name="sheet"),
    path("<str:code>/logo.png", brand.logo, name="logo"),
]
