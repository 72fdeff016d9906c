"""A series in characters: within its cells, free of escape sequences, whatever the values."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive.across import Point
from tui.archive.drawing import draw

START = datetime(2021, 3, 1, tzinfo=UTC)
values = st.decimals(-(10**16), 10**16, places=4).map(float)
points = st.lists(
    st.tuples(st.integers(0, 5000), values, st.none() | values).map(
        lambda drawn: Point(START + timedelta(days=drawn[0]), drawn[1], drawn[2], 1, 0)
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(points, st.integers(24, 130), st.integers(6, 30))
def test_a_drawing_keeps_to_its_cells(series: list[Point], width: int, height: int) -> None:
    series.sort(key=lambda point: point.date)
    drawing = draw(series, "CNY", width, height)
    assert len(drawing.lines) == height
    assert all(len(line) <= width for line in drawing.lines)
    assert all(char.isprintable() for line in drawing.lines for char in line)
    assert any("●" in line for line in drawing.lines)


def test_numbers_are_scaled_and_dates_are_written_as_fine_as_they_differ() -> None:
    days = [0, 400, 800]
    drawing = draw([Point(START + timedelta(days=day), 1e12 + day * 1e9, None, 1, 0) for day in days], "CNY", 80, 12)
    assert drawing.caption == "万亿 CNY (1e12 CNY)"
    assert "2021-03" in drawing.lines[-1]
    assert "2023-05" in drawing.lines[-1]
    assert draw([Point(START, 13.9, None, 1, 0)], "%", 80, 12).caption == "%"
    week = [Point(START + timedelta(days=day), day, None, 1, 0) for day in (0, 7)]
    assert "2021-03-08" in draw(week, "%", 80, 12).lines[-1]
    assert "2036" in draw([*week, Point(START + timedelta(days=5500), 3, None, 1, 0)], "%", 80, 12).lines[-1]


def test_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="no points"):
        draw([], "CNY", 80, 12)
