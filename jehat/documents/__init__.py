"""The area of documents: files and voice, encrypted, as streams.

It does not know who may read them: each area asks its own rules first.
"""
