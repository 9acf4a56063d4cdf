"""The area of people: persons and companies, how they prove who they are, and who acts for whom:
accounts, identifiers, presence, recovery, representation.

It does not know where anybody works.
"""
