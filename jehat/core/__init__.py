"""Core: the parts without a domain word: encryption, verdicts, numbering, dates, text and the UI kit. It knows no area."""
