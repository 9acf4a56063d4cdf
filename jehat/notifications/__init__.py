"""The area of notifications: telling people by notice, e-mail and SMS. It does not decide who is told."""
