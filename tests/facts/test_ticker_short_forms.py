"""Short forms that an article itself gives a company."""

from datetime import UTC, datetime

import pytest

from tui.articles.read import from_plain
from tui.facts.tickers import find


def symbols(text: str) -> list[tuple[str, str]]:
    article = from_plain(text)._replace(date=datetime(2022, 3, 1, tzinfo=UTC))
    return [(fact.quote, fact.symbol) for fact in find(article) if not fact.doubt]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("蓝思科技公告称，蓝思的订单充足。", ("蓝思", "300433.SZ")),
        ("朗科科技发布年报。租金收入让朗科的日子过得不错。", ("朗科", "300042.SZ")),
        ("康臣药业涨5%。因为康臣的逻辑清楚。", ("康臣", "01681.HK")),
    ],
)
def test_the_first_half_of_a_name_stands_for_it_once_the_whole_was_said(text: str, short: tuple[str, str]) -> None:
    assert short in symbols(text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("朗科的租金收入不错。", "朗科"),
        ("大港股份涨停，大港油田增产。", "大港"),
        ("朗科科技发布年报，朗科大厦出租。", "朗科"),
        ("创新医疗涨停，创新的步伐加快。", "创新"),
        ("康臣药业涨5%，康臣葆跌2%。", "康臣"),
    ],
)
def test_no_short_form_without_the_whole_name_or_inside_another(text: str, short: str) -> None:
    assert short not in [quote for quote, _ in symbols(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大华股份公告。对于大华来说，订单充足。", ("大华", "002236.SZ")),
        ("昨日，中国金属资源（01636）公告。中国金属资源表示，交易尚需审批。", ("中国金属资源", "01636.HK")),
        ("獐子岛股价跌停。獐子岛突然宣布计提减值。", ("獐子岛", "002069.SZ")),
        ("金融街公告称中标。昨日，金融街股东减持。金融街新开三个项目。", ("金融街", "000402.SZ")),
    ],
)
def test_a_name_goes_on_to_mean_what_the_article_made_it_mean(text: str, name: tuple[str, str]) -> None:
    assert symbols(text).count(name) == text.count(name[0]) - (name[0] == "大华") - (name[0] == "中国金属资源")


def test_a_place_that_the_article_speaks_of_is_no_share_for_its_namesake() -> None:
    text = "金融街公告称中标。昨日，金融街股东减持。在金融街附近，金融街新开三个项目。"
    assert len(symbols(text)) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("拓普、沪电涨超5%，康龙涨3%。", ["601689.SH", "002463.SZ", "300759.SZ"]),
        ("雅迪、中国重汽跌逾2%。", ["01585.HK"]),
        ("康龙的新楼盘开盘，拓普测绘中标。", []),
    ],
)
def test_short_forms_that_the_table_knows_need_a_share_around_them(text: str, names: list[str]) -> None:
    found = [symbol for _, symbol in symbols(text)]
    assert found[: len(names)] == names
    assert names or not found
