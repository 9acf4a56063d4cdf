"""The area of desk: the employees' pages that span areas. It holds no rule and no model."""
