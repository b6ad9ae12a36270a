"""The way of a manager with twenty minutes, for any hand in any browser: from a worry to what the meeting came to."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any, Protocol

HELD = """window.held = [];
URL.createObjectURL = (blob) => (blob.text().then((text) => held.push(text)), 'blob:held');
HTMLAnchorElement.prototype.click = () => {};
addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="mailto:"]');
  if (link) { event.preventDefault(); window.sent = link.href; }
});"""
"""Keeps what a page hands out: files, and letters that a program for mail would open with."""

PICK = "[data-svar] .pick .actions a"
FITTING = "document.querySelectorAll('[data-urval] .card').length"
DAY, FOLLOWED, START = "2027-03-17", "2027-04-07", "9.00"


class Hand(Protocol):
    """What works a page. ``presses`` counts what acts; to type, to scroll and to move there by Tab is free."""

    presses: int

    def go(self, address: str) -> None:
        """Open a page."""

    def run(self, expression: str) -> Any:
        """What an expression comes to on the page."""

    def press(self, css: str) -> None:
        """Work the first button or link that fits."""

    def jump(self, css: str) -> None:
        """Follow a link to a place further down on the page, if there is a need."""

    def write(self, css: str, text: str) -> None:
        """Type in a field; a day is chosen."""

    def turn(self, onward: bool = True) -> None:
        """To the next step of a meeting, or the one before."""


@dataclass(frozen=True)
class Walked:
    """What came of the way: a letter, two calendar files, and what it cost."""

    letter: str
    invitation: bytes
    follow_up: bytes
    steps: list[str]
    presses: int


def until(hand: Hand, expression: str) -> Any:
    """What an expression comes to, once that is something."""
    for _ in range(200):
        if found := hand.run(expression):
            return found
        time.sleep(0.05)
    raise AssertionError(expression)


def seen(css: str) -> str:
    """An expression: the first element that fits is seen."""
    return f"document.querySelector({json.dumps(css)})?.checkVisibility()"


def asked(hand: Hand, url: str) -> None:
    """From the start page to a case, by the worry in plain words."""
    hand.go(f"{url}/")
    hand.write("[name=ord]", "jäv kusin")
    hand.press(".ask [type=submit]")
    hand.press(PICK)


def found(hand: Hand, url: str) -> None:
    """From the library to a case: a word, then a facet, then its page."""
    hand.go(f"{url}/dilemman/")
    until(hand, seen("[data-facett=tid] label:nth-of-type(2)"))
    hand.write("#sok-dilemma", "gåva")
    by_word = until(hand, f"location.hash.includes('q=') && {FITTING}")
    hand.press("[data-facett=tid] label:nth-of-type(2)")
    until(hand, f"location.hash.includes('tid=') && 0 < {FITTING} && {FITTING} < {by_word}")
    hand.press("[data-urval] .card h3 a")
    hand.press("[href*='/samtal/#fall=']")


def walk(hand: Hand) -> Walked:
    """From a chosen case on: the invitation, the meeting, what it came to, and its end."""
    until(hand, "document.querySelector('[data-starta]')?.disabled === false")
    hand.run(f"void (() => {{ {HELD} }})()")
    hand.jump("[href='#paket-inbjudan']")
    hand.write("#dag", DAY)
    until(hand, f"location.hash.includes({DAY!r}) && {seen('[data-kalenderfil]')}")
    hand.press("[data-mejla-inbjudan]")
    letter, presses = until(hand, "window.sent"), hand.presses
    hand.press("[data-kalenderfil]")  # the time is asked for, and nothing is made of the day alone
    until(hand, "document.querySelector('#start-fel').textContent && document.activeElement.id === 'start'")
    assert hand.run("window.held.length") == 0
    hand.write("#start", START)
    until(hand, "location.hash.includes('start=09:00') && !document.querySelector('#start-fel').textContent")
    hand.press("[data-kalenderfil]")
    until(hand, "window.held?.length === 1")
    steps = meeting(hand)
    files = hand.run("window.held")
    return Walked(letter, files[0].encode(), files[1].encode(), steps, presses)


def meeting(hand: Hand) -> list[str]:
    """Led from its first step to its end, with votes; the kinds of its steps."""
    hand.press("[data-starta]")
    kind = "document.querySelector('[data-scen]:not([hidden])')?.dataset.slag"
    steps = [until(hand, kind)]
    while steps[-1] != "memory":
        if steps[-1] in {"vote", "revote"}:
            vote(hand)
        place = hand.run("document.querySelector('[data-laget]').textContent")
        hand.turn()
        until(hand, f"document.querySelector('[data-laget]').textContent !== {json.dumps(place)} || {kind} === 'twist'")
        steps.append(hand.run(kind))
        assert len(steps) < 20, steps
    hand.turn(onward=False)
    until(hand, f"{kind} !== 'memory'")
    hand.turn()
    until(hand, f"{kind} === 'memory'")
    ended(hand)
    return steps


def vote(hand: Hand) -> None:
    """Everyone for one way."""
    hand.press(".stage-fold > summary")
    hand.write(".stage [data-vag]", "7")
    hand.press(".stage .votes [type=submit]")
    until(hand, "document.querySelector('.stage-fold:not([open])')")


def ended(hand: Hand) -> None:
    """What was decided, its day in the calendar, and the meeting forgotten."""
    hand.write("[data-scen] [data-not=decision]", "Vi för logg")
    hand.write("[data-scen] [data-not=until]", FOLLOWED)
    hand.press("[data-scen] .remember > .actions button")
    until(hand, "window.held?.length === 2")
    hand.press("[data-sluta]")
    hand.press("[data-ruta=avsluta] [data-glom]")
    until(hand, "document.activeElement.matches('#slut')")
    assert hand.run("localStorage.length") == 0
