"""The employees' pages that span areas."""
