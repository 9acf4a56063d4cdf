"""The area of desk: the employees' pages that span areas, the record and presence among them. It holds no model."""
