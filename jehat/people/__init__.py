"""The area of people: persons and how they prove who they are: accounts, identifiers, presence.

It does not know where anybody works.
"""
