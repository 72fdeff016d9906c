"""The rules by which figures are found: their stable names, what each finds, and an example."""

from tui.facts.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "figure.money",
        "An amount of money with its currency, in either order.",
        "营收为人民币2.38亿元。",
        "人民币2.38亿元",
    ),
    Rule(
        "figure.money_implied", "A large amount without a unit, where money is spoken of.", "募资超300亿。", "超300亿"
    ),
    Rule("figure.percent", "A percentage.", "出口增长13.9%。", "13.9%"),
    Rule("figure.points", "A difference in percentage points.", "回落1.5个百分点。", "1.5个百分点"),
    Rule("figure.basis_points", "A difference in basis points.", "利率下调25个基点。", "25个基点"),
    Rule("figure.multiple", "A multiple: 倍, times.", "销量增长2.3倍。", "2.3倍"),
    Rule(
        "figure.doubling", "翻番 and its like: a quantity becomes twice, four times as large.", "产值翻两番。", "翻两番"
    ),
    Rule("figure.fraction", "A fraction.", "占比超过三分之一。", "超过三分之一"),
    Rule("figure.tenths", "成 and 折, as percent.", "逾七成企业盈利。", "逾七成"),
    Rule("figure.point", "Points of an index.", "沪指收报3500.12点。", "3500.12点"),
    Rule("figure.physical", "A quantity in a physical unit.", "发电275.9亿千瓦时。", "275.9亿千瓦时"),
    Rule("figure.count", "A number of things, with the classifier or noun as written.", "近千家企业受益。", "近千家"),
    Rule(
        "figure.count_implied",
        "A large number without a unit, where people or things are spoken of.",
        "用户数突破5000万。",
        "突破5000万",
    ),
    Rule(
        "figure.table",
        "A number in a table's cell, its unit from the header or the caption.",
        "项目\t金额（万元）\n收入\t1,234",
        "1,234",
    ),
    Rule("figure.split", "A share split in English.", "It announced a 10-for-1 stock split.", "10-for-1"),
    Rule("figure.english", "A number in English words.", "Sales doubled and two-thirds of stores grew.", "doubled"),
)

NAMES = {
    "money": "figure.money",
    "money_implied": "figure.money_implied",
    "percent": "figure.percent",
    "points": "figure.points",
    "basis_points": "figure.basis_points",
    "multiple": "figure.multiple",
    "fraction": "figure.fraction",
    "tenths": "figure.tenths",
    "discount": "figure.tenths",
    "point": "figure.point",
    "physical": "figure.physical",
    "count": "figure.count",
    "noun": "figure.count",
    "number": "figure.count_implied",
    "doubling": "figure.doubling",
    "words": "figure.english",
    "split": "figure.split",
}
"""The rule of a unit's kind."""
