from django.urls import reverse

from jehat.cases.models import Handover

from .leaving import run


def test_an_employee_leaves_through_the_page(client, world, case):
    client.force_login(world.admin.user)
    address = reverse("cases:hand_over_employee", args=[world.noura.pk])
    assert address in client.get(reverse("organization:change_employee", args=[world.noura.pk])).content.decode()
    assert client.get(address).context["held"].number == 1
    assert client.post(address, {"way": "colleague"}).status_code == 422
    assert client.post(address, {"way": "colleague", "to_employee": world.faisal.pk}).url == address
    assert 'hx-trigger="every 3s"' in client.get(address).content.decode()
    run(Handover.objects.get())
    case.refresh_from_db()
    world.noura.refresh_from_db()
    assert case.assignee == world.faisal and not world.noura.is_active


def test_a_department_only_to_another(client, world, case):
    client.force_login(world.admin.user)
    address = reverse("cases:hand_over_department", args=["PERM"])
    page = client.get(address).content.decode()
    assert "to_employee" not in page and address in client.get("/organization/departments/PERM/").content.decode()
    assert client.post(address, {"way": "department", "to_department": world.legal.pk}).status_code == 302


def test_nobody_else_reaches_it(client, world):
    address = reverse("cases:hand_over_employee", args=[world.noura.pk])
    for who, status in ((world.sara, 404), (world.huda.user, 403), (world.stranger.user, 404)):
        client.force_login(who)
        assert client.get(address).status_code == status
