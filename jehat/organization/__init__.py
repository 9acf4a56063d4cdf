"""The area of organization: entities, their departments, posts, employees, roles and absences.

It does not know what they work on.
"""
