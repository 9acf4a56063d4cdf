"""Pages for whoever tries the platform out; they exist in demonstration mode only."""
