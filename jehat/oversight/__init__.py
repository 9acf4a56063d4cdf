"""The area of oversight: who watches the movement of cases across entities, and who must break a glass to read one.

It knows how cases move, not what they say; what a broken glass lets a person read is read where cases are read.
"""
