"""The area of cases: the main job: intake, distribution, conversation, closing. It does not know that letters or meetings exist."""
