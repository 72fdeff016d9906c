"""What stands above an article."""

import time

import pytest

from tui.articles.read import parse
from tui.screens.header import header_of, minutes

FILE = """---
title: '标题'
categories:
 - 金融
 - 示例财经
author: 记者甲
date: Thu, 10 Feb 2022 20:41:52 GMT
---
<p>正文。</p>"""


@pytest.mark.parametrize(
    ("zone", "shown"), [("Asia/Shanghai", "2022-02-11 04:41"), ("America/New_York", "2022-02-10 15:41")]
)
def test_title_date_in_the_readers_zone_author_categories_and_time(
    zone: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    parts = header_of(parse(FILE.encode(), "a.md"))
    assert parts[0] == ("title", "标题")
    assert parts[1][1].startswith(f"{shown} · ")
    assert "记者甲" in parts[1][1]
    assert parts[1][1].endswith(" · 1 min")
    assert parts[2] == ("meta", "金融 / 示例财经")


def test_what_was_broken_is_said() -> None:
    parts = header_of(parse(b"---\ntitle: [\n---\n<p>x</p>", "a.md"))
    assert any(role == "warning" and text.startswith("⚠ ") for role, text in parts)


def test_without_a_date_that_is_said() -> None:
    assert header_of(parse("---\ntitle: 题\n---\n<p>文</p>".encode(), "a.md"))[1][1].startswith("no date · ")


@pytest.mark.parametrize(
    ("text", "takes"),
    [("", 1), ("字" * 4000, 10), ("word " * 2380, 10), ("字" * 2000 + " word" * 1190, 10), ("2.38 " * 238, 1)],
)
def test_minutes(text: str, takes: int) -> None:
    assert minutes(text) == takes
