"""Tours: each verb of casework done in a browser by a hand of one kind, in one language."""
