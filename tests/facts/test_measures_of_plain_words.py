"""Words that look like nouns, adverbs or results, and are a measure's verb all the same."""

import pytest
from measure_texts import measures

CASES = [
    pytest.param("加快地方政府专项债券发行使用", "加快", id="地 that begins a noun"),
    pytest.param("密切地区合作", "密切", id="another noun with 地"),
    pytest.param("统筹重点区域发展", "统筹", id="an adverb before a noun"),
    pytest.param("加快全面绿色转型", "加快", id="an adverb before an unknown word"),
    pytest.param("大力发展战略性新兴产业", "发展", id="战略 that is no noun"),
    pytest.param("严厉打击机构违规行为", "打击", id="机构 that is acted on"),
    pytest.param("依法合规处理相关问题", "处理", id="by law and rule"),
    pytest.param("如实说明情况", "说明", id="如实 is no 如"),
    pytest.param("激发企业创新活力和创造潜能", "激发", id="a noun that begins with a verb"),
    pytest.param("做到应保尽保", "做到", id="what is reached"),
    pytest.param("对研发企业予以税收优惠", "优惠", id="what is granted"),
    pytest.param("对报价的客观性进行回溯验证", "验证", id="what is carried out"),
    pytest.param(
        "把实施扩大内需战略同深化供给侧结构性改革有机结合起来", "有机结合起来", id="what is joined at the end"
    ),
]


@pytest.mark.parametrize(("quote", "action"), CASES)
def test_the_verb_of_a_demand(quote: str, action: str) -> None:
    assert [(m.quote, m.action) for m in measures(f"国务院要求，{quote}。")] == [(quote, action)]


@pytest.mark.parametrize(
    "quote", ["下决心推进改革", "差异化配置资源", "全面地落实政策", "统筹全面推进乡村振兴", "加快持续推进改革"]
)
def test_an_adverb_before_a_verb(quote: str) -> None:
    assert [m.quote for m in measures(f"国务院要求，{quote}。")] == [quote]


def test_what_is_only_told_of() -> None:
    assert measures("国家发展改革委、商务部等5部门介绍推进浦东新区综合改革试点相关内容。") == []


def test_behind_an_auxiliary_what_is_dealt_with_begins() -> None:
    (found,) = measures("国务院表示，要将减税降费等措施落实到位。")
    assert (found.quote, found.action) == ("将减税降费等措施落实到位", "落实")
