"""The user-interface kit seen from templates: every tag of `{% load ui %}`, grouped by what it shows.

A tag here knows nothing of cases, entities or people; it is given words, addresses and tones, and answers markup.
Every one of them is shown in every state at /dev/ui.
"""
