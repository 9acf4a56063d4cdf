import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_identifiers_are_shown_masked_and_whether_they_are_proved(client, sara):
    client.force_login(sara)
    sara.identifiers.filter(kind="national_id").update(proved_at=None)
    response = client.get(reverse("people:account"))
    body = response.content.decode()
    assert "1999900010" not in body and "500000201" not in body
    assert [row["is_proved"] for row in response.context["identifiers"]] == [False, True, True]
    assert "القحطاني" in body and "sara.test" in body


def test_another_person_sees_nothing_of_it(client, sara, add):
    client.force_login(add(username="other.test"))
    assert len(client.get(reverse("people:account")).context["identifiers"]) == 1


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(reverse("people:account")).url.startswith(reverse("people:sign_in"))
