"""Django's PostgreSQL engine, whose every transaction tells the database through whose eyes it is seen."""
