"""Appointments: the times at which departments receive people, and who comes when, about a case or a kind of case.

It is not the calendar of an entity (`jehat.calendars`), which it asks for closures, and not the meetings of employees.
"""
