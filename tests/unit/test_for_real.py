"""Who writes of what has happened to them is led to what to do then; who looks for something to talk about is not."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import ROOT
from ethos.content import load
from ethos.views.press import _tel
from ethos.views.searched import signs
from in_node import in_node
from relevance import typed

HAPPENED = """
min chef tafsar på mig; min chef ljuger; jag orkar inte; jag ar hotad; han slår mig; jag blir mobbad; mannen har vapen;
vi blir hotade av en besökare; chefen skriker åt mig; jag mår dåligt på jobbet; jag vågar inte gå till jobbet;
jag vill inte leva längre; min kollega stjäl; jag råkade skicka personuppgifter till fel person; hot mot min familj;
jag fick sparken för att jag sa ifrån; jag hittade ett fel som chefen döljer; jag är utbränd; vem ska jag prata med;
jag såg en kollega stjäla; jag är deprimerad; lex sarah; lex maria; en kollega är full på jobbet; hon tänker köra full;
en kille på avdelningen tar på tjejerna; en chef kladdar på de unga; en kollega skickar nakenbilder;
en kollega stal pengar; vi misstänker att en kollega tar mutor; vi har blivit hotade av en klient; självmord
"""

TOLD_OF = """
hot mot handläggare; sexuella trakasserier; mobbning; visselblåsare; får jag ta emot en present; chefen säger nej;
hur leder jag ett etiksamtal; min syster söker bidrag; konsult vill sälja till oss; ingen vågar säga ifrån; rädsla;
tystnadskultur; slår larm; kollega som dricker; full på jobbet; jag tar på mig för mycket;
vi tar på oss för mycket arbete; upphandling av stål; hotade tjänster; rasism på jobbet
"""

SELDOM = 0.01
"""The share of all that we know that people type, at most, that is taken to be about what has happened."""


def _each(text: str) -> list[str]:
    return [each.strip() for each in text.split(";") if each.strip()]


@pytest.fixture(scope="module")
def earnest() -> dict[str, bool]:
    """What people type, and whether it is taken to be about what has happened, by the words of this repository."""
    catalogue = load(ROOT).catalogue
    assert catalogue
    words = [*_each(HAPPENED), *_each(TOLD_OF), *typed()]
    found: Any = in_node(
        "search/earnest.js",
        "return given.words.map((each) => it.isEarnest(given.signs, each));",
        {"words": words, "signs": signs(catalogue)},
    )
    return dict(zip(words, found, strict=True))


@pytest.mark.node
def test_a_cry_for_help_is_heard(earnest: dict[str, bool]) -> None:
    assert [each for each in _each(HAPPENED) if not earnest[each]] == []


@pytest.mark.node
def test_what_one_looks_for_to_talk_about_is_no_cry_for_help(earnest: dict[str, bool]) -> None:
    """Neither what names a harm, nor what a manager asks of oneself; and of all that people type hardly anything is."""
    assert [each for each in _each(TOLD_OF) if earnest[each]] == []
    asked = {*typed()} - {*_each(HAPPENED)}
    assert sum(earnest[each] for each in asked) <= SELDOM * len(asked)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("114 14", '<a href="tel:11414">Ring\N{NO-BREAK SPACE}114\N{NO-BREAK SPACE}14</a>'),
        ("+46 (0)8-123 45", '<a href="tel:+4608123'),
        ("08-000 00 00, vardagar 9–12", "Ring 08-000"),
    ],
)
def test_a_number_alone_is_a_link_to_call(number: str, shown: str) -> None:
    """What says more than a number is no link, for who presses it would call somebody else."""
    assert _tel(number, "Ring {phone}").startswith(shown)
