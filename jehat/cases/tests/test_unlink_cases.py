from jehat.cases import actions, queries

from .refusing import refused


def test_a_link_ends_and_is_not_forgotten(world, opened):
    other = actions.submit(by=world.sara, kind=world.kind, subject="Another")
    link = actions.link_cases(by=world.huda.user, case=opened, other=other)
    actions.unlink_cases(by=world.huda.user, case=opened, link=link)
    assert queries.links_of(opened) == []
    link.refresh_from_db()
    assert link.ended_at
    with refused("case.unlink_cases", opened, by=world.huda.user, reason="There is no such link to remove."):
        actions.unlink_cases(by=world.huda.user, case=opened, link=link)


def test_it_is_refused_to_strangers(world, opened):
    link = actions.link_cases(
        by=world.huda.user, case=opened, other=actions.submit(by=world.sara, kind=world.kind, subject="Another")
    )
    reason = "This is for the employees of the entity that has the case."
    for person in (world.sara, world.stranger.user):
        with refused("case.unlink_cases", opened, by=person, reason=reason):
            actions.unlink_cases(by=person, case=opened, link=link)
