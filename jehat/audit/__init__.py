"""The area of audit: the record of every act, only ever added to.

It keeps no human text, and it does not decide who may act.
"""
