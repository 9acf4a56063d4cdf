"""The area of integrations: how other programs reach the platform, by tokens, and how it reaches them, by webhooks."""
