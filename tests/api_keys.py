"""Tokens of the demonstration's people, issued as they would: on the page of their account."""

import re

from jehat.project.cast import Member
from tests.visitor import Visitor

TOKENS = "/integrations/tokens/"


def token_of(url: str, who: Member) -> str:
    """A token with every scope that the page offers to this member of the cast."""
    person = Visitor(url)
    person.signs_in(who)
    page = person.open(TOKENS)
    scopes = re.findall(r'name="scopes" value="([^"]+)"', page.text)
    issued = person.send(page, {"name": "Trial", "days": "30", "scopes": scopes})
    return re.search(r'data-copy dir="ltr">(jehat_[^<]+)<', issued.text)[1]
