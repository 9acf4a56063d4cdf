"""The mailroom: what people answer to our e-mails, taken in, kept, and put into the case it answers.

It is not the sending of mail (`jehat.notifications`), and not the letters between entities.
"""
