"""Models that exist only for the tests of encryption; their tables are made and dropped by a fixture."""
