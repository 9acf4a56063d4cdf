"""What is measured is all told, whatever of it is beyond its budget."""

import pytest

from jehat.project import bench


class Still:
    """A platform that nobody starts."""

    def remove(self):
        pass


def test_one_figure_over_budget_does_not_hide_the_next(monkeypatch, capsys):
    def slow(trial, known):
        """A start."""
        return {"first start, s": 31}

    def fine(trial, known):
        """The record."""
        return {"acts a second": known["first start, s"] * 100, "as it is": 7}

    monkeypatch.setattr(bench, "Trial", Still)
    monkeypatch.setattr(bench, "MEASURES", (slow, fine))
    with pytest.raises(SystemExit, match="over budget: first start, s$"):
        bench.main()
    told = capsys.readouterr().out
    assert all(words in told for words in ("31.00   at most 30", "3,100.00   at least 1,200", "7.00\n"))


def test_within_them_all_it_ends_well(monkeypatch):
    monkeypatch.setattr(bench, "Trial", Still)
    monkeypatch.setattr(bench, "MEASURES", ())
    assert bench.main() is None
