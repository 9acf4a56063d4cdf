"""The second wall: row level security, beneath every `visible_to`.

A query that forgets its filter finds what the person, and the entity he works in, may come near, and nothing of anybody
else. `seen_as` says through whose eyes the database is seen; `policies` is the language in which each area says, in its
own walls.py, to whom its tables open; `raising` puts that into the database; `request` makes a request one transaction,
seen by whoever asks.
"""
