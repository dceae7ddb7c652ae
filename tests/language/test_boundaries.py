"""Where sentences end: a text with a bar where a reader sees the end of one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from analysis.language.boundaries import boundaries, stretches

TEXTS = [
    # titles, ranks and initials
    "Maj. Gen. Roe spoke on Jan. 25.| He left.",
    "Sgt. 1st Class Roe died.| Lt. Col. Doe lived.",
    "J. R. Roe met George W. Bush.| They talked.",
    "Capt. R.J. Peek of Bismark, N.D., spoke.",
    "Gov. Roe and Sen. Doe (R-Ariz.) met.| Rep. Poe, D-Calif., was away.",
    "Roe Jr. was shot.| Doe Sr. was not.",
    "Dr. Roe vs. Col. Doe was heard.",
    "Plan B failed.| So did Plan C.| It was over.",
    # abbreviations that may close a sentence
    "The U.S. Army left.| It rained.",
    "U.S. forces left.| The others stayed in the U.S.| The war went on.",
    "The U.N. Security Council met.| The E.U. abstained.",
    "He was from Washington, D.C.| His unit left.",
    "Roe Inc. said it would pay.| Doe Co. Ltd. will not.",
    "He lives at 5 Main St. in St. Petersburg.| He lived on Elm St.| He moved.",
    "The raid began at 4 a.m. Tuesday and ended at 6 p.m.| Two men died.",
    "It began at 4 a.m. local time and at 1 p.m. GMT it was over.",
    "They sold tents, blankets, etc. in the camp.| They left.",
    # numbers
    "Police arrested No. 5 on the list.| No. 6 fled.",
    "He said no.| Roe left.",
    "Prices rose 3.5 percent.| Talks failed!",
    "Art. 5 was invoked.| Res. 2254 was passed on Oct. 7.",
    "They wanted $5 mil. in cash.| They got none.",
    # quotations
    "“We will win.”| They lost.",
    "‘We will win.’| They lost.",
    "\"We will win,\" he said.| \"They will lose.\"| She agreed.",
    "“Who fired?” he asked.| “Nobody knows!” she said.",
    "He said: \"We will fight.\"| The crowd cheered.",
    # ellipses, brackets, footnotes
    "He waited ... and then he fired.",
    "He waited... and fired.",
    "He said it was “over… for now.”| They left.",
    "He waited...| Then he fired.",
    "It lasted 8 days.[1]| It showed.[2][3]| So it was.",
    "The killers (Roe and Doe) fled.| (Doe was later held.)| Roe was not.",
    # datelines stand alone
    "KABUL, Afghanistan (Jan. 25, 2013) –| Troops killed a leader.| A second fled.",
    "KABUL, Afghanistan (AP) —| Troops killed a leader.",
    "LONDON/PARIS (Reuters) -| Britain and France agreed.",
    "WASHINGTON, Oct. 3 (UPI) --| Congress voted.",
    "MOSCOW —| Russia said it would answer.",
    # lists and headlines
    "The truce asks for:|\n• a halt to strikes|\n• the release of prisoners",
    "1. Troops left the town.| 2. Rebels came.",
    "UN chief calls for truce in Gaza",
    "Troops took the town; rebels fled; the road is open.",
    # loose writing
    "they fled.| nobody stayed!| why?",
    "Visit example.com.| Or mail a.b@c.org.",
    "He joined in 1998.| iPhone owners protested.",
    "What now?| Nobody knows.| Really?!",
]  # fmt: skip


@pytest.mark.parametrize("marked", TEXTS)
def test_sentences_end_where_a_reader_sees_them_end(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in boundaries(text, 0, len(text))] == [s.strip() for s in marked.split("|")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\n\t ",
        "...",
        "!",
        "¿",
        "[1]",
        "(",
        "See ch. (\n",
        "القوات تقدمت. ثم توقفت.",
        "部队撤退了。",
        "\u200f\u200b\ufeff",
    ],
)
def test_any_text_has_its_sentences_inside_it_and_in_order(text: str) -> None:
    spans = list(boundaries(text, 0, len(text)))
    assert all(0 <= a < b <= len(text) and text[a:b] == text[a:b].strip() for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("piece", ["w", "word ", "of the army, ", "AB-", "x.[1]", "( ", "a;b"])
def test_a_sentence_without_end_comes_in_stretches_and_nothing_is_left_out(piece: str) -> None:
    text = piece * (300 // len(piece))
    spans = list(stretches(text, 0, len(text), 100))
    assert max(b - a for a, b in spans) <= 100
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


def test_a_long_sentence_is_cut_at_a_mark() -> None:
    text = "They fired on the town, " * 10
    first, *_ = stretches(text, 0, len(text), 100)
    assert text[: first[1]].endswith("town,")
