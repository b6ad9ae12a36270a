"""What a group is sent: a letter, and an entry in the calendar that two independent readers read alike. No notes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from calendar_readers import with_icaljs, with_vobject
from dilemma_sources import dilemma

from conftest import Lay
from ethos import content
from ethos.kinds import Dilemma
from ethos.views import participants
from ethos.views.press import Press
from in_node import in_node

pytestmark = pytest.mark.node

SHEET = "https://etik.example/dilemman/bastun/deltagare/"
LINK = "https://moten.example/j?a=1&b=2"
MEETING: dict[str, Any] = {
    "choice": {"day": "2027-03-17", "start": "09:00", "minutes": 20, "place": "Stora salen, plan 2", "link": LINK},
    "cases": [{"slug": "bastun", "title": "Bastun; på torsdag", "participants": SHEET}],
}
MADE = """
const { calendar } = await import(new URL("../shared/ical.js", process.argv[1]).href);
const how = { host: "etik.example", now: new Date("2026-11-30T12:00:00Z") };
const event = it.entry(given, how);
return { file: calendar("", [event]), letter: it.mailed(given), text: it.invitation(given), uid: event.uid };
"""


def made(**choice: str) -> Any:
    return in_node("conversation/inviting.js", MADE, MEETING | {"choice": MEETING["choice"] | choice})


def test_two_readers_see_the_meeting(tmp_path: Path) -> None:
    """When, where, what to read: the same to both, with the participants' page as its address."""
    file = tmp_path / "samtal.ics"
    file.write_bytes(made()["file"].encode())
    one, other = with_icaljs(file), with_vobject(file)
    (uid,) = one
    assert uid == "samtal-2027-03-17-bastun@etik.example"
    assert one[uid]["start"] == other[uid]["start"] and one[uid]["end"] == other[uid]["end"]
    text = file.read_text("utf-8").replace("\r\n ", "")
    assert "DTSTART:20270317T080000Z" in text and "DTEND:20270317T082000Z" in text
    assert "LOCATION:Stora salen\\, plan 2" in text and f"URL:{SHEET}" in text


def test_a_letter_says_it_too() -> None:
    told = made()
    query = parse_qs(urlsplit(told["letter"]).query)
    assert query["subject"] == ["Samtal: onsdag 17 mars 2027 kl. 9.00–9.20: Bastun; på torsdag"]
    assert query["body"] == [told["text"].replace("\n", "\r\n")]
    for words in ("När: onsdag 17 mars 2027 kl. 9.00–9.20", "Var: Stora salen, plan 2", LINK, SHEET):
        assert words in told["text"]


def test_another_hour_is_the_same_event() -> None:
    """What has put it in a calendar is given the new hour; a letter may do without one."""
    assert made(start="13:30")["uid"] == made()["uid"] != made(day="2027-03-18")["uid"]
    undecided = MEETING | {"choice": MEETING["choice"] | {"start": ""}}
    assert "När: onsdag 17 mars 2027\n" in in_node("conversation/inviting.js", "return it.invitation(given)", undecided)


def test_what_a_letter_lacks_is_told_beside_its_button() -> None:
    """Day and time, one of them or neither; and which of the letter and the calendar file to use."""
    asked = [{"day": day, "start": start} for day in ("", "2027-03-17") for start in ("", "09:00")]
    told = in_node("conversation/inviting.js", "return given.map(it.which)", asked)
    lacked = [re.match(r"(?:(.+) saknas i texten\. )?", each)[1] for each in told]  # type: ignore[index]
    assert lacked == ["Dag och tid", "Dag", "Tid", None]
    assert all("kalenderfil" in each.lower() and "kallelse" in each for each in told)


def test_summer_time() -> None:
    assert "DTSTART:20270517T070000Z" in made(day="2027-05-17")["file"]


def test_the_participants_page_tells_nothing_of_the_leaders(site_in: Lay) -> None:
    """The situation, the questions and the ways; no reasons, no notes, no twist, no law, and no way to them."""
    path, text = dilemma("fallet", laws="'RF 1:9'")
    more = "twists: [{text: En vändning kommer.}]\nleader:"
    catalogue = content.load(site_in({"files": {path: text.replace("leader:", more)}})).catalogue
    assert catalogue
    (entry,) = catalogue.of(Dilemma)
    page = participants.page(Press(catalogue, entry.published), entry)
    for words in ("Det är måndag.", "Vem berörs?", "Vänta"):
        assert words in page.body
    for hidden in ("En vändning", "Se jäv i tid", "Vad ändrar vi?", "Ingen gissar", "RF", "lagar/"):
        assert hidden not in page.body
    assert "<li><b>A</b> Säg det i dag</li>\n<li><b>B</b> Vänta" in page.body, "the letters that the group votes by"
    assert not page.indexed
    parts = re.findall(r'data-del="([a-z]+)"', page.body)
    assert sorted(parts) == sorted(in_node("conversation/reached.js", "return it.reached('#har=vagar-igen').shown"))
