"""Names under ST, XD and the like, cut short or spelt in other ways, and codes in every spelling."""

from datetime import UTC, datetime

import pytest

from tui.articles.read import from_plain
from tui.facts.tickers import find


def symbols(text: str, day: str = "2022-03-01") -> list[str]:
    article = from_plain(text)._replace(date=datetime.fromisoformat(day).replace(tzinfo=UTC))
    return [f"{fact.quote}={fact.symbol}" for fact in find(article) if not fact.doubt]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XD贵州茅跌2%", "XD贵州茅=600519.SH"),
        ("DR宁德时涨1%", "DR宁德时=300750.SZ"),
        ("XR长江电力", "XR长江电力=600900.SH"),
        ("N嘉必优涨停", "N嘉必优=688089.SH"),
        ("*ST基础收到批复", "*ST基础=600515.SH"),
        ("ST大集公告", "ST大集=000564.SZ"),
        ("阿里巴巴－ＳＷ跌2%", "阿里巴巴－ＳＷ=09988.HK"),
        ("小米集团－W跌2%", "小米集团－W=01810.HK"),
        ("百济神州-U涨2%", "百济神州-U=688235.SH"),
        ("JD.Com rose", "JD.Com=09618.HK"),
        ("TESLA SHARES JUMP", "TESLA=TSLA.US"),
        ("比亚迪和ATL/CATL 都是电池企业", "CATL=300750.SZ"),
        ("平保(02318)績後揚4%", "平保(02318)=02318.HK"),
        ("建設銀行(00939.HK)升1%，建行報6元", "建行=00939.HK"),
        ("大家人寿对中国建筑一再减持", "中国建筑=601668.SH"),
        ("前7月，中海累计实现合约销售5亿元", "中海=00688.HK"),
        ("运输行业的上海机场、航空股南方航空", "上海机场=600009.SH"),
        ("大行唱好中興，目標價上調", "中興=000063.SZ"),
        ("新产业最受关注，被301家机构调研", "新产业=300832.SZ"),
        ("Target cut its outlook, Walmart followed", "Target=TGT.US"),
        ("Shares of Moiselle International rose 5%", "Moiselle International=00130.HK"),
        ("欧菲光是苹果的供应商", "欧菲光=002456.SZ"),
        ("光通信股走弱，AAOI跌超9%，WTI跌2%", "AAOI=AAOI.US"),
        ("赣锋锂业（002560.SZ）发行可转债", "赣锋锂业（002560.SZ）=002460.SZ"),
    ],
)
def test_names_under_marks_and_in_other_spellings(text: str, expected: str) -> None:
    assert expected in symbols(text)


@pytest.mark.parametrize(
    "text",
    [
        "民生证券表示看好",
        "增持华夏沪深300ETF",
        "国家集成电路产业投资基金二期股份有限公司",
        "ST华联跌停",
        "WTI跌2%，DAX涨超1%，ETH跌3%",
        "XD中国石涨",
        "*ST某某",
    ],
)
def test_what_could_be_two_shares_is_none(text: str) -> None:
    assert symbols(text, "2024-03-01") == []


@pytest.mark.parametrize("day", ["2024-09-01", "2021-09-01"])
def test_an_interim_mark_is_read_by_former_names_too(day: str) -> None:
    assert symbols("*ST鹏博收到督促函", day) == ["*ST鹏博=600804.SH"]


@pytest.mark.parametrize(
    "code",
    [
        "00700.HK", "0700.HK", "700.HK", "700 HK", "HK.00700", "hk00700", "HK:0700", "HK：00700", "00700", "0700-HK",
        "00700，HK", "700:HK", "HKG: 0700", "SEHK: 700", "HKEX:700", "0700.hk", "港股代码：00700", "股份代号：700",
    ],
)  # fmt: skip
def test_hong_kong_codes_in_every_spelling(code: str) -> None:
    (fact,) = symbols(f"腾讯控股（{code}）公布业绩")
    assert fact.endswith("=00700.HK")


def test_of_two_listings_in_two_brackets_hong_kong_comes_first() -> None:
    assert symbols("阿里巴巴（NYSE：BABA）（09988.HK）公布业绩")[0].endswith("=09988.HK")
