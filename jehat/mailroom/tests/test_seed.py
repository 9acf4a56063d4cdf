"""The demonstration has an answer by e-mail, and running it again is harmless."""

from jehat.mailroom import seed


def test_a_beneficiary_answers_by_mail(world, case):
    # Of the cast's own cases others tell already.
    type(world.sara).objects.filter(pk=world.sara.pk).update(username="sara.b")
    (mail,) = seed.answer_by_mail()
    assert mail.state == "taken" and "214" in mail.comment.text and "كتب" not in mail.comment.text
    assert seed.answer_by_mail() == []
