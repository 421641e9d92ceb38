"""What is held of the results page."""

import pytest

from benchmarks.load import Figures
from benchmarks.search.pages import Row


def row(kind: str, median: float, p95: float, floor: float = 5.0) -> Row:
    return Row(kind, Figures(rate=1, median=median, p95=p95, size=1), floor)


@pytest.mark.parametrize(
    ("median", "p95", "holds"), [(30, 60, True), (31, 60, False), (30, 61, False)]
)
def test_page_may_take_six_floors_and_twelve_at_the_95th_percentile(
    median: float, p95: float, holds: bool
) -> None:
    assert row("rare", median, p95).holds is holds


def test_other_orders_are_told_and_not_held() -> None:
    assert row("rare", 1, 1).is_held
    assert not row("browse by title", 1, 1).is_held
