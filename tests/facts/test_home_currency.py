"""The currency of a bare 元 by where a text is written."""

import pytest

from tests.facts.figure_texts import figures


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("財政司司長建議從外匯基金轉撥1500億元支持基建。", "HKD"),
        ("行政院宣布補助產業發展，編列210億元預算。", "TWD"),
        ("財政司司長建議從外匯基金轉撥人民幣1500億元支持基建。", "CNY"),
        ("國家統計局公布，香港對內地投資1500億元。", "CNY"),
        ("香港特区政府转拨1500亿元支持基建。", "CNY"),
        ("財政司司長表示每項資助15萬元/項。", "HKD/項"),
    ],
)
def test_a_bare_yuan(text: str, unit: str) -> None:
    assert [one.unit for one in figures(text)] == [unit]
