"""The area of notifications: telling people: notices in the application, e-mail and SMS. It does not decide who is told."""
