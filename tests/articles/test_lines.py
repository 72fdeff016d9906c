"""Lines that are fields, promotions or heads of lists of other stories."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.boilerplate import image_label_end, is_image_label, is_promotion, is_related_head
from tui.articles.document import Mark, MarkKind
from tui.articles.field_lines import editor_at_end, fields_in
from tui.articles.headings import is_heading


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("责任编辑：王珊珊", {"editor": "王珊珊"}),
        ("责任编辑：刘万里 SF014", {"editor": "刘万里 SF014"}),
        ("（责任编辑：李四 HF001）", {"editor": "李四 HF001"}),
        ("责任编辑：", {}),
        ("责编 | 李园", {"editor": "李园"}),
        ("来源：华夏时报", {"source": "华夏时报"}),
        ("（文章来源：东方财富研究中心）", {"source": "东方财富研究中心"}),
        ("来源：中国证券报·中证网 作者：王悦 徐芸茜 责任编辑：邓健",
         {"source": "中国证券报·中证网", "author": "王悦 徐芸茜", "editor": "邓健"}),
        ("作者丨李明", {"author": "李明"}),
        ("文｜张三", {"author": "张三"}),
        ("校对：姚远 责任编辑：王五", {"editor": "王五"}),
        ("作者：药剂支部 时间：2019年10月31日 浏览： 33", {"author": "药剂支部"}),
        ("来源： | 发布时间: 2018-05-17 | 浏览次数: 2168", {}),
    ],
)  # fmt: skip
def test_fields(line: str, found: dict[str, str]) -> None:
    assert fields_in(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "来源：公司称，资金来自自有资金。", "作者认为：市场将企稳", "他曾任该报责任编辑。",
        "资金来源：自有资金及银行贷款",
        "来源广泛", "时间：3月22日 地点：上海", "日期：2021年3月22日", "阅读：一本书",
        "封面图片来源：每经记者 张建 摄", "作者：" + "长" * 80, "编辑：他说“不”", "数据来源：Wind",
    ],
)  # fmt: skip
def test_sentences_are_no_fields(line: str) -> None:
    assert fields_in(line) is None


@pytest.mark.parametrize(
    ("text", "kept", "editor"),
    [
        ("不会产生影响。（责任编辑：李四 HF001）", "不会产生影响。", "李四 HF001"),
        ("不会产生影响。 责任编辑：李四", "不会产生影响。", "李四"),
        ("他曾任该报责任编辑：三年", "他曾任该报责任编辑：三年", ""),
        ("（责任编辑：李四）", "", "李四"),
    ],
)
def test_an_editor_at_the_end_of_a_paragraph(text: str, kept: str, editor: str) -> None:
    end, found = editor_at_end(text)
    assert (text[:end], found) == (kept, editor)


@pytest.mark.parametrize(
    "line",
    [
        "海量资讯、精准解读，尽在新浪财经APP", "视频加载中，请稍候...", "自动播放", "play", "向前", "向后",
        "炒股开户享福利，入金抽188元红包，100%中奖！", "股民福利来了！十大金股送给你，带你掘金“黄金坑”！点击查看>>",
        "炒股就看金麒麟分析师研报，权威，专业，及时，全面，助您挖掘潜力主题机会！",
        "新浪合作大平台期货开户 安全快捷有保障", "扫二维码 立即期货开户", "长按识别二维码关注我们", "点击阅读原文",
        "24小时滚动播报最新的财经资讯和视频，更多粉丝福利扫描二维码关注（sinafinance）", "查看更多董秘问答>>", "↓↓↓",
        "下载“证券时报”官方APP，或关注官方微信公众号，即可随时了解股市动态，洞察政策信息，把握财富机会。",
        "微信扫描下方二维码", "二维码，关注我们",
        "点“在看”", "金牌投顾服务免费送>>", "Subscribe to our daily newsletter",
        "Media playback is unsupported on your device",
    ],
)  # fmt: skip
def test_promotions(line: str) -> None:
    assert is_promotion(line)


@pytest.mark.parametrize(
    "line",
    [
        "在这些设备上，点击商品就会出现支付选项，扫描二维码即可完成购买。", "证监会优化证券开户流程，当日即可办理。",
        "该公司APP下载量突破1亿。", "央行：扫码支付将互联互通", "公司向前三名客户销售占比达60%",
        "他说，请稍后关注公告。",
        "记者实地探访发现，扫码关注后即可领取，打开APP即可查看账单，该做法引发消费者对个人信息保护的担忧" * 2,
        "The fairy tale of play-to-earn", "免费送检车辆增长20%", "北向资金流入金融股领涨两市",
        "券商2月十大金股出炉，领涨股曝光",
        "扫码支付标准化引发市场关注", "健康码二维码引发关注", "券商线上开户领跑，快速开户成标配",
        "下载量最高的APP是哪些",
        "扫描二维码支付安全吗？", "这些看点都在看", "数字人民币扫码下载量破亿",
    ],
)  # fmt: skip
def test_sentences_are_no_promotions(line: str) -> None:
    assert not is_promotion(line)


@pytest.mark.parametrize("line", ["相关阅读", "【延伸阅读】", "推荐阅读：", "More on this story", "Related Topics"])
def test_heads_of_related_lists(line: str) -> None:
    assert is_related_head(line)


@pytest.mark.parametrize("line", ["相关报道称，公司将重组", "Related reports in this series", "阅读理解", "相关"])
def test_other_headings(line: str) -> None:
    assert not is_related_head(line)


def test_labels_for_screen_readers() -> None:
    assert is_image_label(" Image caption, ")
    assert is_image_label("image copyright")
    assert not is_image_label("Video source code was leaked")
    assert "Image captionSuperdry"[image_label_end("Image caption Superdry") :] == "uperdry"
    assert image_label_end("Superdry") == 0


def strong(text: str, *spans: tuple[int, int]) -> list[Mark]:
    return [Mark(MarkKind.STRONG, start, end) for start, end in spans or ((0, len(text)),)]


@pytest.mark.parametrize(
    "text", ["新型消费快速发展", "究竟哪些城市能成为“无废城市”？", "（一）GDP破100万亿元", "Forging Ahead: A roadmap"]
)
def test_a_paragraph_all_strong_is_a_heading(text: str) -> None:
    assert is_heading(text, strong(text), False)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("要完成任务，资金问题是关键。", strong("要完成任务，资金问题是关键。")),
        ("导读：甲公司", strong("导读：甲公司", (0, 3))),
        ("长" * 70, strong("长" * 70)),
        ("两行\n文字", strong("两行\n文字")),
        ("没有记号", []),
        ("只是链接", [Mark(MarkKind.LINK, 0, 4, "https://a.example")]),
    ],
)
def test_other_paragraphs_are_none(text: str, marks: list[Mark]) -> None:
    assert not is_heading(text, marks, False)


def test_a_short_line_in_the_middle_is_a_heading() -> None:
    assert is_heading("多方合力提速推进", [], True)
    assert not is_heading("多方合力提速推进", [], False)
    for credit in ("图1 库存走势", "本报记者 张三", "新华社记者李四摄", "数据来源 Wind", "多方合力。", "——", "Fig 1"):
        assert not is_heading(credit, [], True)


@given(st.text(max_size=200))
def test_any_line_is_judged(line: str) -> None:
    end, _ = editor_at_end(line)
    assert 0 <= end <= len(line)
    fields_in(line)
    is_promotion(line)
    is_related_head(line)
