"""Who may do what, asked of everybody about everything, and compared with the predicate."""
