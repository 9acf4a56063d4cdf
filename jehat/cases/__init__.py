"""The area of cases: the main job, from intake and distribution through conversation to closing.

It does not know that letters or meetings exist.
"""
