"""Persons and series, gathered from the entries by their names."""

from __future__ import annotations

from typing import Any

from calendar_sources import TODAY, catalogue, course, seminar, times

from ethos.kinds import Entry
from ethos.views import people, series
from ethos.views.press import Press


def press(*entries: Entry) -> Press:
    return Press(catalogue(*entries), TODAY)


def speaker(name: str, **own: Any) -> dict[str, Any]:
    return {"name": name, "background": "practitioner"} | own


def test_the_same_name_is_the_same_person() -> None:
    """With the latest position first; one they have left is told as such, and who only is made up is marked."""
    (found,) = people.people(
        press(
            seminar(
                "ny",
                "2027-01-02",
                "2027-01-02",
                speakers=[speaker("Kim Ek", role="generaldirektör", background="researcher")],
            ),
            seminar(
                "aldre", "2025-01-02", "2025-01-02", speakers=[speaker("kim ek", role="chef", organisation="Verket")]
            ),
        )
    )
    assert (found.path, found.name, found.position, found.background) == (
        "medverkande/kim-ek/",
        "Kim Ek",
        "Generaldirektör",
        "Forskare",
    )
    assert (found.earlier, [event.entry.slug for event in found.events]) == (["Chef, Verket"], ["aldre", "ny"])
    assert found.example is False


def test_an_id_tells_two_persons_apart_and_keeps_one_together() -> None:
    found = people.people(
        press(
            seminar(
                "a", "2025-01-02", "2025-01-02", speakers=[speaker("Kim Ek"), speaker("Kim Ek", id="kim-ek-domare")]
            ),
            seminar("b", "2026-01-02", "2026-01-02", speakers=[speaker("Kim Ek Lind", id="kim-ek")]),
        )
    )
    assert [(each.path, each.name, len(each.events)) for each in found] == [
        ("medverkande/kim-ek-domare/", "Kim Ek", 1),
        ("medverkande/kim-ek/", "Kim Ek Lind", 2),
    ]


def test_people_stand_in_the_order_of_the_alphabet() -> None:
    """By the name as it is read: which part of it is a surname, no rule knows in all languages."""
    names = ["Örjan Ek", "Ådne Ek", "Ärla Ek", "Zoran Ek", "Aina Ek"]
    found = people.people(press(seminar("a", speakers=[speaker(name) for name in names])))
    assert [each.name for each in found] == ["Aina Ek", "Zoran Ek", "Ådne Ek", "Ärla Ek", "Örjan Ek"]


def test_whoever_leads_a_course_has_all_its_occasions() -> None:
    occasions = [{"id": each} | times(f"2027-0{each}-01", f"2027-0{each}-01") for each in "123"]
    (found,) = people.people(press(course("k", *occasions, speakers=[speaker("Kim Ek"), speaker("Kim Ek")])))
    assert [event.occasion for event in found.events] == ["1", "2", "3"]


def test_what_is_told_of_a_speaker() -> None:
    (entry,) = [seminar("a", speakers=[speaker("Kim Ek", role="rådman", organisation="Rätten")])]
    assert people.about(entry.speakers[0]) == "rådman, Rätten, praktiker"
    assert people.path(entry.speakers[0]) == people.path("Kim Ek") == "medverkande/kim-ek/"
    assert people.path("…") == "medverkande/namn/"
    assert len(people.path("木" * 200)) < 100


def test_search_engines_are_asked_to_leave_people_out() -> None:
    made = list(people.pages(press(seminar("a", speakers=[speaker("Kim Ek")]))))
    assert [(page.path, page.indexed) for page in made] == [("medverkande/", False), ("medverkande/kim-ek/", False)]


def test_a_series_counts_what_takes_place_by_year() -> None:
    """Cancelled events stand in its list but are not counted; the fullest year is the measure of the others."""
    (found,) = series.series(
        press(
            *(
                seminar(f"a{each}", f"2025-0{each}-01", f"2025-0{each}-01", series="Frukost i staten")
                for each in "1234"
            ),
            seminar("b", "2027-01-01", "2027-01-01", series="Frukost i staten"),
            seminar("c", "2027-02-01", "2027-02-01", series="Frukost  i Staten", state="cancelled"),
            seminar("d"),
        )
    )
    assert (found.path, found.count, found.span) == ("serier/frukost-i-staten/", 5, "2025–2027")
    assert [(each.year, each.count, each.share) for each in found.years] == [(2027, 1, 25), (2025, 4, 100)]
    page = list(series.pages(press(seminar("a", series="Frukost <i> staten"))))[1]
    assert page.title == "Serien Frukost <i> staten" and "Frukost &lt;i&gt; staten</h1>" in page.body


def test_the_latest_series_stands_first() -> None:
    entries = [
        seminar("a", "2025-01-01", "2025-01-01", series="Äldre"),
        seminar("b", "2026-01-01", "2026-01-01", series="Nyare"),
    ]
    assert [each.name for each in series.series(press(*entries))] == ["Nyare", "Äldre"]
