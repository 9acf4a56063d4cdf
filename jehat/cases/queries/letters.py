"""Letters of the kind of case, ready to be the words with which a case is closed."""

import re

from jehat.catalogue.rules import Letter

from .replies import facts_of

DONE = "done"


def letters_of(case) -> dict[str, list[Letter]]:
    """The letters under the act that closes a case with them; those of outcomes it may not have are left out."""
    rules = case.terms.ruled
    known = [one for one in rules.letters if rules.knows(one.outcome)]
    return {
        "complete": [one for one in known if one.outcome == DONE],
        "reject": [one for one in known if one.outcome != DONE],
    }


def letter_words(case, letter: Letter, employee) -> str:
    """The text of a letter with the facts of a case in it, in the language in which the beneficiary reads."""
    facts = facts_of(case, employee, language=case.language)
    return _filled(letter.body(case.language) or letter.body_ar or letter.body_en, facts)


def _filled(text: str, facts: dict[str, str]) -> str:
    return re.sub(r"\{\{\s*(\w+)\s*\}\}", lambda found: facts.get(found[1], found[0]), text)
