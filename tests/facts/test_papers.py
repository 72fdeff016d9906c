from tui.facts.papers import Papers


def test_a_paper_and_its_short_name_have_one_issuer() -> None:
    papers = Papers()
    papers.issued("《关于稳外贸的意见》（以下简称《意见》）", "商务部")
    assert papers.issuer("《关于稳外贸的意见》", "") == "商务部"
    assert papers.issuer("《意见》", "") == "商务部"


def test_a_short_name_is_the_latest_paper_that_ends_so() -> None:
    papers = Papers()
    papers.issued("《甲行动方案》", "工信部")
    papers.issued("《乙工作方案》", "教育部")
    papers.issued("《丙意见》", "商务部")
    assert papers.issuer("《方案》", "") == "教育部"


def test_a_paper_nobody_issued_has_no_issuer() -> None:
    assert Papers().issuer("《航空物流发展专项规划》", "民航局") == ""


def test_a_paper_without_title_marks_is_the_latest_or_the_other_one() -> None:
    papers = Papers()
    assert papers.issuer("合作备忘录", "海关") == "海关"
    papers.issued("《通知》", "住建局")
    assert papers.issuer("通知", "海关") == "住建局"


def test_a_title_may_name_its_issuer() -> None:
    assert Papers().issuer("《国务院关于推进租购并举的意见》", "") == "国务院"


def test_newspapers_are_no_papers_of_policy() -> None:
    papers = Papers()
    assert papers.named("《实施方案（试行）》")
    assert papers.named("《芯片法案》")
    assert not papers.named("《经济日报》")
    assert not papers.named("方案")
