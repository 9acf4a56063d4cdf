"""Pages of the account: registering, signing in and out, activating, preferences."""
