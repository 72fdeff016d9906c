"""Images and their captions."""

import pytest

from tests.articles.test_clean import article
from tui.articles.document import BlockKind


def images(body: str, title: str = "示例") -> list[tuple[str, str, bool]]:
    found = article(body, title)
    return [
        (found.text[b.start : b.end], b.src, b.alt_only) for b in found.blocks if b.kind is BlockKind.IMAGE
    ]  # fmt: skip


SRC = "https://a.example/1.png"


@pytest.mark.parametrize(
    "body",
    [
        '<div class="img_wrapper"><img alt="图为港口。　　张三摄" src="//a.example/1.png">'
        '<span class="img_descr">图为港口。　　张三摄'
        "</span></div>",
        '<div class="img_wrapper">\n<div class="img_wrapper"><img alt src="//a.example/1.png">'
        "<span>图为港口。 张三摄</span></div></div>",
        "<figure><img src=//a.example/1.png><figcaption>图为港口。 张三摄</figcaption></figure>",
        '<p><img alt="图为港口。 张三摄" src="//a.example/1.png"></p><p>图为港口。 张三摄</p>',
    ],
)
def test_a_caption_stands_once(body: str) -> None:
    assert images(body) == [("图为港口。 张三摄", SRC, False)]
    assert article(body).text == "图为港口。 张三摄"


def test_a_description_that_the_page_hides_is_told_from_a_caption() -> None:
    assert images('<img alt="库存走势" src="//a.example/1.png">') == [("库存走势", SRC, True)]


@pytest.mark.parametrize("alt", ["", "image", "IMG", "图片", "a1b2.jpeg", "微信图片_2021.png", "20210305", "示例"])
def test_descriptions_that_say_nothing(alt: str) -> None:
    assert images(f'<p><img alt="{alt}" src="//a.example/1.png"></p>') == [("", SRC, False)]


@pytest.mark.parametrize(
    ("attributes", "src"),
    [
        ('src="https://a.example/x y.jpg"', "https://a.example/x%20y.jpg"),
        ('data-src="//a.example/1.png"', SRC),
        ('src="data:image/gif;base64,AA" data-original="https://a.example/1.png"', SRC),
        ('src="pictures/1.png"', "pictures/1.png"),
    ],
)
def test_addresses(attributes: str, src: str) -> None:
    assert images(f"<img {attributes}>") == [("", src, False)]


@pytest.mark.parametrize(
    "attributes",
    ['src="//a.example/1.gif" width="1"', 'src="//a.example/1.gif" cms-width="1"', 'src="javascript:x"', ""],
)
def test_images_that_nobody_sees(attributes: str) -> None:
    assert images(f"<p>一<img {attributes}>二</p>") == []


def test_an_image_inside_a_sentence_does_not_part_it() -> None:
    found = article("<p>前半<img src=//a.example/1.png>后半<br><img src=//a.example/2.png><br>下一行</p>")
    assert [(b.kind.value, found.text[b.start : b.end]) for b in found.blocks] == [
        ("paragraph", "前半后半"), ("image", ""), ("image", ""), ("paragraph", "下一行"),
    ]  # fmt: skip


def test_labels_for_screen_readers_are_no_part_of_a_caption() -> None:
    body = (
        "<figure><img src=//a.example/1.png><span><span>image copyright</span>Getty Images</span>"
        "<figcaption><span>Image caption, </span>Shops in March</figcaption></figure>"
        "<figure><img src=//a.example/2.png><figcaption>image captionShops in April</figcaption></figure>"
    )
    assert [caption for caption, *_ in images(body)] == ["Getty Images\nShops in March", "Shops in April"]


def test_a_figure_around_prose_or_a_table_is_no_image() -> None:
    body = "<figure><img src=//a.example/1.png><p>" + "正文。" * 200 + "</p></figure>"
    assert images(body) == [("", SRC, False)]
    found = article("<figure><img src=//a.example/1.png><table><tr><td>甲</td><td>乙</td></tr></table></figure>")
    assert [block.kind.value for block in found.blocks] == ["image", "table"]
