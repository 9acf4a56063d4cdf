"""Pages of the account: coming in and back, profile, contacts, safety, appearance, acting for others."""
