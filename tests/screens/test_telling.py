"""What happened to a fact, in a line for people."""

import pytest

from tui.screens.telling import where_they_differ


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("%", "pp", ("%", "pp")),
        (None, "2021", ("–", "2021")),
        (
            "进一步支持浦东新区、临港新片区优化营商环境", "进一步支持浦东新区、临港新片区优化营商环",
            ("…营商环境", "…营商环"),
        ),
        (
            "有关部门发挥合力进一步加大资金支持规模", "发挥合力进一步加大资金支持规模",
            ("有关部门发挥合…", "发挥合…"),
        ),
        (
            "一二三四五六七八九十甲乙丙丁戊己庚", "一二三四五六七八九十申乙丙丁戊己庚",
            ("…八九十甲乙丙丁…", "…八九十申乙丙丁…"),
        ),
    ],
)  # fmt: skip
def test_of_long_values_what_differs_is_told(old: object, new: object, told: tuple[str, str]) -> None:
    assert where_they_differ(old, new) == told
