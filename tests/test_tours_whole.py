"""No verb of casework, nor of what stands around it, is without a tour in which a person does it, or a reason."""

from importlib import import_module

from jehat.audit.action import VERBS
from tests.browser import LOCALES
from tests.tours import of_people, of_staff
from tests.tours.company import plays_of
from tests.tours.elsewhere import AREAS, ELSEWHERE
from tests.tours.hands import ALL

TOURS = (*of_staff.TOURS, *of_people.TOURS)


def test_every_verb_is_toured_or_says_why_not():
    for area in AREAS:
        import_module(f"jehat.{area}.actions")
    verbs = {name for name, verb in VERBS.items() if verb.function.__module__.split(".")[1] in AREAS}
    toured = {tour.verb for tour in TOURS}
    assert verbs - toured - set(ELSEWHERE) == set()
    # Nor does a list speak of what is done no more, or of what is toured after all.
    assert (toured | set(ELSEWHERE)) - set(VERBS) == set()
    assert toured & set(ELSEWHERE) == set()


def test_each_tour_has_a_name_of_its_own():
    for table in (of_staff.TOURS, of_people.TOURS):
        names = [tour.name for tour in table]
        assert sorted(set(names)) == sorted(names)


def test_what_leaves_no_line_on_the_record_is_looked_for_where_it_stands():
    assert all(tour.holds for tour in TOURS if tour.is_silent)


def test_casework_is_played_by_every_hand_in_both_languages_and_the_rest_by_the_hands_in_turns():
    plays = [play.values for play in plays_of(of_people.TOURS, in_turns=of_people.AROUND)]
    for tour in of_people.TOURS:
        met = [(language, hand) for language, hand, played in plays if played is tour]
        assert len(met) == len(set(met)) == (3 if tour in of_people.AROUND else 6)
        assert ({one for one, _hand in met}, {one for _language, one in met}) == (set(LOCALES), set(ALL))
    assert len(plays_of(of_staff.TOURS)) == sum(2 if tour.is_of_keys else 6 for tour in of_staff.TOURS)


def test_what_is_played_by_keys_alone_is_played_by_every_hand_as_well():
    by_every_hand = {tour.verb for tour in TOURS if not tour.is_of_keys}
    assert {tour.verb for tour in TOURS} == by_every_hand
