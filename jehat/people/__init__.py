"""The area of people: persons and how they prove who they are: accounts, identifiers, sign-in. It does not know where anybody works."""
