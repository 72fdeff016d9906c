"""Measures in English sentences: who acts, what is done, and what is only expected."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.measure_texts import told
from tui.articles.read import from_plain
from tui.facts import measures
from tui.facts.english_measures import RULES, find


@pytest.mark.parametrize(
    ("text", "actor", "quote", "status"),
    [
        (
            "The Federal Reserve raised its benchmark interest rate by 25 basis points to 5.5% on Wednesday, the highest level in 22 years.",
            "Federal Reserve",
            "raised its benchmark interest rate by 25 basis points to 5.5% on Wednesday",
            "done",
        ),
        (
            "China's central bank on Friday sharply cut the reserve requirement ratio to support the economy.",
            "China's central bank",
            "sharply cut the reserve requirement ratio to support the economy",
            "done",
        ),
        (
            "The European Commission will impose a 25% tariff on steel, aluminium and copper imports from China, it said.",
            "European Commission",
            "impose a 25% tariff on steel, aluminium and copper imports from China",
            "planned",
        ),
        (
            "President Joe Biden on Tuesday signed an executive order to ban new investments in sensitive technologies.",
            "President Joe Biden",
            "signed an executive order to ban new investments in sensitive technologies",
            "done",
        ),
        (
            "The Ministry of Finance said on Thursday it would extend tax breaks for small firms until 2027.",
            "Ministry of Finance",
            "extend tax breaks for small firms until 2027",
            "planned",
        ),
        ("The Fed left its policy rate unchanged.", "Fed", "left its policy rate unchanged", "done"),
        ("Beijing has been buying gold for the reserves.", "Beijing", "buying gold for the reserves", "ongoing"),
        ("Canada and Mexico imposed tariffs on U.S. goods.", "Canada and Mexico", "imposed tariffs on U.S. goods", "done"),
        (
            "The National Development and Reform Commission (NDRC) issued a notice on Tuesday to rein in steel output.",
            "National Development and Reform Commission",
            "issued a notice on Tuesday to rein in steel output",
            "done",
        ),
        (
            "India's government, which owns 51% of the bank, will sell a 10% stake.",
            "India's government",
            "sell a 10% stake",
            "planned",
        ),
        ("OPEC+ agreed to cut output by 2 million barrels a day.", "OPEC+", "cut output by 2 million barrels a day", "planned"),
        ("The watchdog will crack down on short selling.", "watchdog", "crack down on short selling", "planned"),
        ("A federal judge blocked the merger as shares of both fell.", "federal judge", "blocked the merger", "done"),
        ("The court ordered the company to pay $3 million.", "court", "ordered the company to pay $3 million", "planned"),
        ("EU energy ministers have reached an agreement to cap gas prices.", "EU energy ministers", "cap gas prices", "planned"),
        (
            "Investors expect more pain after the Fed raised rates by a quarter of a point.",
            "Fed",
            "raised rates by a quarter of a point",
            "done",
        ),
        ("Fed raises rates by 75 basis points", "Fed", "raises rates by 75 basis points", "done"),
        (
            "The U.S. Supreme Court overturned the ruling in a case of the banks.",
            "U.S. Supreme Court",
            "overturned the ruling in a case of the banks",
            "done",
        ),
        (
            "The government should deepen reforms in education, the guideline said.",
            "government",
            "deepen reforms in education",
            "planned",
        ),
    ],
)  # fmt: skip
def test_an_authority_acts(text: str, actor: str, quote: str, status: str) -> None:
    assert told(text) == [(actor, quote, status)]


@pytest.mark.parametrize(
    "text",
    [
        "The Fed is expected to cut rates in September.",
        "The ECB is likely to raise rates in the spring.",
        "Traders are pricing in a chance that the Fed cuts rates by 50 basis points.",
        "If the Fed raises rates, stocks of the banks will fall.",
        "The Fed could raise rates again, economists said.",
        "Goldman Sachs said the Fed will cut rates in July.",
        "The government did not raise taxes. The ministry will not extend the ban.",
        "The government is considering raising taxes, and the central bank may tighten policy.",
        '"The Fed has to cut rates," said John Smith, an analyst at X.',
        "Apple raised prices in Japan. The company agreed to sell the unit.",
        "The U.S. economy added 200,000 jobs. China posted growth of 5%. Japan opened its first store in Paris.",
        "China's Evergrande sold its stake. China Mobile launched a new plan. US Steel cut output by 5%.",
        "Treasury yields rose to 4%. Congress leaders met on Monday. The Bank of Japan held a meeting.",
        "Fed officials raised concerns about inflation. The RBI raised its inflation forecast to 6.7%.",
        "The MPC sets monetary policy to meet the 2% target.",
        "The bank raised its dividend. Hong Kong Exchanges and Clearing launched a new contract.",
        "Shares rose 14% after AT&T said it will start selling the phone in the United States.",
        "Some lawmakers want to ban the app.",
    ],
)
def test_what_is_expected_and_what_others_do_is_no_measure(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The SEC fined the bank $5 million and barred it from trading. It also charged two executives with fraud.",
            [("SEC", "fined the bank $5 million"), ("SEC", "barred it from trading"), ("SEC", "charged two executives with fraud")],
        ),
        (
            "The White House announced new sanctions against Russia and said it will release 15 million barrels from the reserve.",
            [
                ("White House", "announced new sanctions against Russia"),
                ("White House", "release 15 million barrels from the reserve"),
            ],
        ),
        (
            "The government plans to build 1 million homes and will set up a fund to support developers.",
            [("government", "build 1 million homes"), ("government", "set up a fund to support developers")],
        ),
        (
            "The People's Bank of China cut rates. In a surprise move, the bank lowered the reserve ratio as well.",
            [("People's Bank of China", "cut rates"), ("bank", "lowered the reserve ratio as well")],
        ),
        (
            "The move followed those of Egypt's Central Bank, which raised its main rate and allowed the currency to float.",
            [("Egypt's Central Bank", "raised its main rate"), ("Egypt's Central Bank", "allowed the currency to float")],
        ),
        (
            "Separately, the FTC voted 3-2 on Tuesday to adopt a ban. It has also said it would fine two firms.",
            [("FTC", "adopt a ban"), ("FTC", "fine two firms")],
        ),
        (
            "Finance Minister Jane Doe raised the tax on oil firms. She delayed the rise in fuel duty until next year.",
            [
                ("Finance Minister Jane Doe", "raised the tax on oil firms"),
                ("Finance Minister Jane Doe", "delayed the rise in fuel duty until next year"),
            ],
        ),
    ],
)  # fmt: skip
def test_who_acts_goes_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(actor, quote) for actor, quote, _ in told(text)] == expected


def test_a_paper_states_provisions() -> None:
    assert told("The SEC's new rules would require banks to hold more capital.") == [
        ("SEC", "require banks to hold more capital", "planned")
    ]
    assert told("Under the plan, the government would buy bad loans of the banks.") == [
        ("government", "buy bad loans of the banks", "planned")
    ]


def test_what_others_expect_is_told_with_a_doubt() -> None:
    (measure,) = find(from_plain("The Fed will cut rates in the summer, analysts at a bank said."))
    assert measure.doubt


def test_chinese_and_english_stand_in_one_article() -> None:
    found = measures.find(
        from_plain("财政部将下调关税。\nThe Fed raised rates by a quarter of a point.\n央行下调利率。")
    )
    assert [measure.action for measure in found] == ["下调", "raised", "下调"]


WORDS = """
the The a Fed China's government ministry central bank SEC it they he rules plan President Joe Biden will would may has been is are
to plans agreed said announced that on Monday in June also sharply raised cut cuts raise fined ban banned crack down set up rates
tax sanctions banks 25 5.5% $3 , . ; ( ) " and or but while as which including analysts expect if not U.S. EU Under 。 央行
"""


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=50).map(" ".join) | st.text(max_size=80))
def test_every_measure_is_its_span_and_none_overlap(text: str) -> None:
    at = 0
    for measure in find(from_plain(text)):
        assert text[measure.start : measure.end] == measure.quote
        assert measure.start >= at
        assert measure.action in measure.quote
        assert measure.quote.endswith(measure.target)
        assert measure.rule in {rule.name for rule in RULES}
        at = measure.end


def test_long_stretches_of_one_kind_are_read() -> None:
    for piece in ("the Fed cut ", "the ", "and will ", "(the ", ", the ", "U.S. ", "the Fed and ", "Ministry of "):
        text = piece * (60_000 // len(piece))
        assert find(from_plain(text)) == find(from_plain(text))
