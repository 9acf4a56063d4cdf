from django.http import HttpResponse
from django.test import RequestFactory

from jehat.core.remembered import RememberingMiddleware, remember, remembered, remembering


def test_each_question_is_asked_once_within_the_block():
    asked = []
    with remembering():
        answers = [remembered(name, lambda name=name: asked.append(name) or name.upper()) for name in ("a", "b", "a")]
    assert (answers, asked) == (["A", "B", "A"], ["a", "b"])


def test_a_block_within_it_asks_nothing_again():
    asked = []
    with remembering():
        remembered("a", lambda: asked.append("a"))
        with remembering():
            remembered("a", lambda: asked.append("a"))
        remembered("a", lambda: asked.append("a"))
    assert asked == ["a"]


def test_what_was_learnt_on_the_way_is_not_asked():
    with remembering():
        remember("a", "A")
        assert remembered("a", lambda: "asked") == "A"
    remember("a", "A")
    assert remembered("a", lambda: "asked") == "asked"


def test_outside_of_it_every_time():
    asked = []
    for _number in range(2):
        remembered("a", lambda: asked.append("a"))
    assert asked == ["a", "a"]


def test_a_page_that_is_read_remembers_and_one_that_writes_does_not():
    asked = []

    def view(request):
        for _number in range(2):
            remembered("a", lambda: asked.append(request.method))
        return HttpResponse()

    page = RememberingMiddleware(view)
    for method in ("get", "get", "post"):
        page(getattr(RequestFactory(), method)("/"))
    assert asked == ["GET", "GET", "POST", "POST"]
