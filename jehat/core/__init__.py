"""Core: the parts without a domain word, from encryption and verdicts to dates, text and the UI kit.

It knows no area.
"""
