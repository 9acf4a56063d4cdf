"""The guide by the API: read by everybody, kept by its entity."""

import pytest
from django.test import Client

from jehat.cases.tests.many import cost
from jehat.catalogue import queries
from jehat.catalogue.models import Article, Kind, Version

from .asking import DEED, FORM, LICENCE
from .asking import ask as put_questions
from .conftest import WORDS
from .keeping import WHOLE, add, publish, write

GUIDE = "/api/v1/guide/"
OFFER = {name: value for name, value in WHOLE.items() if name != "steps"} | {
    "department": "PERM",
    "steps": [{"name_ar": "الدراسة", "name_en": "Study", "hours": 16}],
}


@pytest.fixture
def ask():
    """`ask(somebody or None, "put", "keep/kinds/WRM-DEM", {...})`: the answer."""

    def ask(who, method, where, body=None, **headers):
        client = Client(headers={"accept-language": "en"} | headers)
        if who is not None:
            client.force_login(getattr(who, "user", who))
        sent = {"data": body, "content_type": "application/json"} if body is not None else {}
        return getattr(client, method)(f"{GUIDE}{where}", **sent)

    return ask


def test_everybody_reads_the_guide(world, ask):
    assert {one["code"] for one in ask(None, "get", "entities").json()} == {"WRM", "PRA"}
    assert ask(None, "get", "entities/WRM").json()["code"] == "WRM"
    assert [one["code"] for one in ask(None, "get", "entities/WRM/kinds").json()] == [world.kind.code]
    told = ask(None, "get", f"kinds/{world.kind.code}").json()
    assert (told["entity"], told["fee"], told["working_days"]) == ("WRM", world.kind.fee, world.kind.working_days)
    assert [one["name_en"] for one in told["requirements"]] == [one["name_en"] for one in world.kind.requirements]


def test_the_search_finds(world, ask):
    told = ask(None, "get", f"search?q={world.kind.name_en}").json()
    assert told["items"][0]["code"] == world.kind.code
    assert ask(None, "get", "search?q=").json()["errors"][0]["where"] == "query.q"


def test_what_is_not_offered_is_not_there(world, ask):
    add(world)
    assert ask(None, "get", "kinds/WRM-DEM").status_code == ask(None, "get", "entities/NONE").status_code == 404
    assert "WRM-DEM" not in str(ask(None, "get", "entities/WRM/kinds").json())


def test_articles_are_read_while_they_are_shown(world, shown, ask):
    (told,) = ask(None, "get", "entities/WRM/articles").json()
    assert told["title_en"] == WORDS["title_en"]
    assert ask(None, "get", f"entities/WRM/articles/{told['code']}").json() == told
    Article.objects.update(state="retired")
    assert ask(None, "get", f"entities/WRM/articles/{told['code']}").status_code == 404


def test_a_kind_from_its_beginning_to_its_end(world, ask):
    new = {"code": "WRM-DEM", "name_ar": "رخصة هدم", "name_en": "Demolition permit", "department": "PERM"}
    begun = ask(world.admin, "post", "keep/kinds", new)
    assert (begun.status_code, begun.json()["state"], begun.json()["is_draft"]) == (201, "new", True)
    assert begun.json()["gaps"] and begun["ETag"] == f'"{begun.json()["stamp"]}"'
    assert ask(world.admin, "post", "keep/kinds/WRM-DEM/publish").status_code == 403
    saved = ask(world.admin, "put", "keep/kinds/WRM-DEM", OFFER, **{"if-match": begun["ETag"]})
    assert (saved.status_code, saved.json()["gaps"], saved.json()["fee"]) == (200, [], 30000)
    assert saved.json()["steps"] == OFFER["steps"]
    published = ask(world.admin, "post", "keep/kinds/WRM-DEM/publish", **{"if-match": saved["ETag"]}).json()
    assert (published["state"], published["is_draft"]) == ("published", False)
    assert ask(None, "get", "kinds/WRM-DEM").json()["summary_en"] == WHOLE["summary_en"]
    ask(world.admin, "put", "keep/kinds/WRM-DEM", OFFER | {"fee": 0})
    assert [one["number"] for one in ask(world.admin, "get", "keep/kinds/WRM-DEM/versions").json()] == [2, 1]
    assert ask(world.admin, "get", "keep/kinds/WRM-DEM/versions/1").json()["fee"] == 30000
    assert ask(world.admin, "delete", "keep/kinds/WRM-DEM/draft").status_code == 204
    assert ask(world.admin, "post", "keep/kinds/WRM-DEM/versions/1/restore").json()["is_draft"]
    assert ask(world.admin, "post", "keep/kinds/WRM-DEM/retire").json()["state"] == "retired"


def test_who_was_overtaken_hears_it(world, ask):
    kind = add(world)
    read = ask(world.admin, "get", "keep/kinds/WRM-DEM")["ETag"]
    write(world, kind, summary_en="Another was faster.")
    stale = ask(world.admin, "put", "keep/kinds/WRM-DEM", OFFER, **{"if-match": read})
    assert stale.status_code == 412
    assert queries.standing_of(kind).summary_en == "Another was faster."


@pytest.mark.parametrize(
    "bad", [{"department": "NONE"}, {"fee": -1}, {"working_days": 0}, {"channels": ["smoke"]}, {"name_en": "x" * 201}]
)
def test_bad_words_are_named_by_their_place(world, ask, bad):
    add(world)
    answer = ask(world.admin, "put", "keep/kinds/WRM-DEM", OFFER | bad)
    assert answer.status_code == 422
    assert next(iter(bad)) in answer.json()["errors"][0]["where"]


def test_the_other_words_of_a_kind(world, ask):
    words = {"words_ar": ["هدم بيت"], "words_en": ["tear down"]}
    where = f"keep/kinds/{world.kind.code}/words"
    assert ask(world.admin, "get", where).status_code == 200
    assert ask(world.admin, "put", where, words).json() == words
    assert ask(world.admin, "get", where).json() == words
    assert ask(world.admin, "put", where, {"words_ar": ["x" * 121]}).status_code == 422


def test_an_article_is_written_published_and_retired(world, ask):
    new = ask(world.admin, "post", "keep/articles", WORDS | {"since": "2026-01-01"}).json()
    assert (new["state"], new["version"], new["since"]) == ("draft", 1, "2026-01-01")
    one = f"keep/articles/{new['code']}"
    read = ask(world.admin, "get", one)["ETag"]
    assert ask(world.admin, "put", one, WORDS | {"title_en": "Hours"}, **{"if-match": read}).json()["version"] == 2
    assert ask(world.admin, "put", one, WORDS, **{"if-match": read}).status_code == 412
    assert ask(world.admin, "post", f"{one}/publish").json()["state"] == "published"
    assert ask(world.admin, "post", f"{one}/publish").status_code == 403
    assert ask(world.admin, "post", f"{one}/retire").json()["state"] == "retired"
    assert [row["code"] for row in ask(world.admin, "get", "keep/articles").json()["items"]] == [new["code"]]
    bad = ask(world.admin, "post", "keep/articles", {"title_en": "x", "since": "2026-02-02", "until": "2026-02-01"})
    assert (bad.status_code, bad.json()["errors"][0]["where"]) == (422, "body.until")


def test_the_kept_kinds_come_in_pages(world, ask, as_admin):
    few = cost(as_admin, f"{GUIDE}keep/kinds")
    for number in range(3):
        add(world, code=f"WRM-D{number}")
    first = ask(world.admin, "get", "keep/kinds?limit=2").json()
    rest = ask(world.admin, "get", f"keep/kinds?limit=2&after={first['next']}").json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (2, 2, "")
    assert len(ask(world.admin, "get", "keep/kinds?show=draft").json()["items"]) == 3
    assert cost(as_admin, f"{GUIDE}keep/kinds") == few


def test_only_those_who_keep_it_change_it(world, outsider, ask):
    publish(world, write(world, add(world), **WHOLE).kind)
    for method, where, body in (
        ("get", "keep/kinds", None),
        ("get", "keep/kinds/WRM-DEM", None),
        ("put", "keep/kinds/WRM-DEM", OFFER),
        ("post", "keep/kinds/WRM-DEM/retire", None),
        ("put", "keep/kinds/WRM-DEM/words", {}),
        ("post", "keep/articles", WORDS),
    ):
        answer = ask(outsider, method, where, body)
        assert answer.status_code in (403, 404), (method, where)
    assert Kind.objects.get(code="WRM-DEM").is_published
    assert ask(None, "get", "keep/kinds").status_code == 401


def test_a_program_reads_what_is_asked(world, ask):
    put_questions(world.kind, requirements=[DEED], rules={"may_file": ["citizen"], "appeal_days": 60})
    told = ask(None, "get", f"kinds/{world.kind.code}").json()
    assert [one["code"] for one in told["form"]] == ["floors", "has_lift", "maker", "use", "document-1"]
    assert told["form"][2]["when"] == {"all": True, "terms": [{"field": "has_lift", "value": "yes"}]}
    assert (told["form"][-1]["is_document"], told["may_file"]) == (True, ["citizen"])
    kept = ask(world.admin, "get", f"keep/kinds/{world.kind.code}").json()
    assert kept["rules"] == {"may_file": ["citizen"], "appeal_days": 60} and len(kept["form"]) == 5


def test_what_is_read_may_be_sent_back_and_nothing_changes(world, ask):
    laid_down = {
        "may_file": ["citizen"], "outcomes": ["done", "rejected"], "legal_days": 60, "is_rated": False,
        "appeal_department": world.legal.code,
        "letters": [{"code": "granted", "name_ar": "إفادة", "name_en": "Notice", "outcome": "done", "body_ar": "نص",
                     "body_en": "Text"}],
        "closing_checklist": [{"code": "fee", "name_ar": "الرسوم", "name_en": "The fee", "is_needed": False}],
    }  # fmt: skip
    world.kind.steps = [{"name_ar": "الدراسة", "name_en": "Study", "order": 1, "hours": 16}]
    put_questions(world.kind, requirements=[DEED, LICENCE], rules=laid_down)
    where = f"keep/kinds/{world.kind.code}"
    read = ask(world.admin, "get", where)
    told = read.json()
    assert (told["requirements"][1]["when"], told["steps"][0]["hours"]) == (LICENCE["when"], 16)
    again = ask(world.admin, "put", where, told, **{"if-match": read["ETag"]})
    changed = {name: (value, again.json().get(name)) for name, value in told.items() if again.json().get(name) != value}
    assert (again.status_code, changed) == (200, {})
    assert not Version.objects.drafts().exists()


def test_a_program_changes_what_is_asked_and_laid_down(world, ask):
    put_questions(world.kind, rules={"appeal_days": 60})
    where = f"keep/kinds/{world.kind.code}"
    told = ask(world.admin, "get", where).json()
    told["form"] = told["form"][:1]
    told["rules"]["appeal_days"] = 10
    saved = ask(world.admin, "put", where, told).json()
    assert [one["code"] for one in saved["form"]] == ["floors"] and saved["rules"] == {"appeal_days": 10}
    left_out = {name: value for name, value in told.items() if name not in ("form", "rules")}
    kept = ask(world.admin, "put", where, left_out | {"name_en": "Another name"}).json()
    assert [one["code"] for one in kept["form"]] == ["floors"] and kept["rules"] == {"appeal_days": 10}


@pytest.mark.parametrize(
    ("bad", "place"),
    [
        ({"rules": {"appeal_days": 4000}}, "rules.appeal_days"),
        ({"rules": {"appeal_department": "NONE"}}, "rules.appeal_department"),
        ({"form": [FORM[0] | {"type": "smoke"}]}, "form.0.type"),
        ({"form": [FORM[0] | {"limits": {"pattern": "digits"}}]}, "form.0"),
        ({"form": [], "requirements": [LICENCE]}, "requirements.0.when_1"),
    ],
)
def test_bad_questions_and_rules_are_named_by_their_place(world, ask, bad, place):
    answer = ask(world.admin, "put", f"keep/kinds/{world.kind.code}", OFFER | bad)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"].endswith(place), answer.json()
