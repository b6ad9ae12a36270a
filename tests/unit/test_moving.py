"""Moving in: documents of many shapes become drafts that the check takes, guess nothing, and harm nobody."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import Workbook

from conftest import Lay
from ethos.cli import main
from ethos.content import load
from ethos.inspection import check
from ethos.kinds import Dilemma, Seminar
from ethos.moving.importing import Asked, Import, gathered, imports

TODAY = date(2026, 11, 30)

OUTLOOK = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E008
DTSTAMP:20260101T000000Z
DTSTART;TZID=W. Europe Standard Time:20270317T130000
DTEND;TZID=W. Europe Standard Time:20270317T150000
SUMMARY:Gåvor i tjänsten
LOCATION:Stora salen\, Storgatan 1
DESCRIPTION:Vi pratar om gåvor. Vad får man ta emot?\n\n* Ta med <egna> exempel_här
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=W. Europe Standard Time:20270324T130000
END:VEVENT
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E008
RECURRENCE-ID;TZID=W. Europe Standard Time:20270407T130000
DTSTAMP:20260101T000000Z
DTSTART;TZID=W. Europe Standard Time:20270408T090000
DTEND;TZID=W. Europe Standard Time:20270408T110000
SUMMARY:Gåvor i tjänsten
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
"""
ELSEWHERE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Google Inc//Google Calendar 70.9054//EN
BEGIN:VEVENT
UID:abc@google.com
DTSTAMP:20260101T000000Z
DTSTART:20270601T110000Z
DTEND:20270601T120000Z
SUMMARY:Öppenhet
LOCATION:Microsoft Teams-möte
STATUS:TENTATIVE
CATEGORIES:Jäv,Bilar
END:VEVENT
BEGIN:VEVENT
UID:heldag@google.com
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20270701
DTEND;VALUE=DATE:20270703
SUMMARY:Konferens
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:helsingfors@google.com
DTSTAMP:20260101T000000Z
DTSTART;TZID=FLE Standard Time:20270901T100000
DURATION:PT90M
SUMMARY:I Helsingfors
END:VEVENT
END:VCALENDAR
"""
SWEDISH = """Rubrik;Datum;Tid;Plats;Ort;Arrangör;Talare;Anmälan;Anteckning
Jäv i vardagen;den 3 mars 2027;13.00–15.00;Rådhuset;Umeå;Exempelmyndigheten;Karin Ek, Bo Al;anmalan@prov.example;hej
Utan dag;snart;;;;Okänd;;;
=HYPERLINK("x");2027-04-01;;;;;;;
"""
ENGLISH = """Subject,Start Date,Start Time,End Date,End Time,Location,Description
Remiss,2027-05-04,09:00,2027-05-04,11:00,Stora salen,"Vi läser remissen. Sedan pratar vi."
"""
HUGO = """+++
title = "Nyckeln under mattan"
date = 2024-05-01T10:00:00+02:00
draft = true
tags = ["jav", "bilar"]
slug = "nyckeln"
[params]
x = 1
+++
{{< figure src="bild.png" >}}

Du är ny. Se [policyn](/policy/) och [lagen](https://riksdagen.example/).

## Frågor

1. Vad är *svårt*?
2. Vem berörs?

## Alternativ

- Fråga kollegan
- Vänta
"""
JEKYLL = """---
layout: post
title: "Gåvan: en choklad"
date: 2099-02-01
categories: jav
excerpt: En chokladask på skrivbordet.
redirect_from: [/fall/ask/, /2019/02/choklad.html]
minutes: 30
---
{% include x.html %}
En ask <b onclick="x()">står</b> där. {{ site.name }}
"""
DOCUSAURUS = """---
id: tystnad
title: Tystnaden
sidebar_position: 3
tags: [jav]
---
import Tabs from '@theme/Tabs';

:::note Tänk på
Ingen säger något.
:::

<Tabs>Alla tittar ner.</Tabs>
"""
PAGE = """<!doctype html><html><head><meta charset="iso-8859-1"><title>Bilen | Oss</title><script>x()</script></head>
<body><nav>meny</nav><main><h1>Bilen</h1><p>Du lånar&nbsp;bilen. 5 § gäller.</p><img src=x.png alt="en bil">
<h2>Diskussionsfrågor</h2><ul><li>Vad gör du?<li>Varför?</ul></main></body></html>"""


def word(path: Path) -> None:
    made = Document()
    made.add_heading("Extrajobbet", 0)
    made.add_paragraph("Du har ett extrajobb. ").add_run("Ingen vet.").bold = True
    made.add_heading("Frågor att diskutera", 1)
    for text in ("Vem säger du det till?", "När?", "Vad väntar du på?"):
        made.add_paragraph(text, style="List Bullet")
    made.add_heading("Vägar att gå", 1)
    made.add_paragraph("Berätta", style="List Number")
    made.add_paragraph("Sluta", style="List Number")
    made.add_table(1, 2).cell(0, 0).text = "Ruta"
    made.save(str(path))


def excel(path: Path) -> None:
    book, at = Workbook(), datetime.fromisoformat
    sheet = book.active
    assert sheet is not None
    sheet.append(["Seminarier 2027"])
    sheet.append([None])
    sheet.append(["Aktivitet", "Startdatum", "Slutdatum", "Lokal", "Ort", "Status", "Ämnesområde"])
    sheet.append(["Mejlet", at("2027-03-02T09:00"), at("2027-03-02T11:00"), "Sal 1", "Lund", "Inställt", "Jäv"])
    sheet.append(["Lägret", date(2027, 8, 1), date(2027, 8, 3), "", "", "", ""])
    book.save(path)


DOCUMENTS: dict[str, str | Callable[[Path], None]] = {
    "outlook.ics": OUTLOOK,
    "google.ics": ELSEWHERE,
    "svensk.csv": SWEDISH,
    "export.csv": ENGLISH,
    "plan.xlsx": excel,
    "fall.docx": word,
    "bilen.html": PAGE,
    "rader.htm": "<p>Bara <i>en</i> rad<br>och en till</p>",
    "hugo.md": HUGO,
    "jekyll.md": JEKYLL,
    "docusaurus.mdx": DOCUSAURUS,
    "utan-falt.md": "# Utan fält\n\nText med ~~struket~~ och\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
}


def lay_out(folder: Path, documents: dict[str, str | Callable[[Path], None]] = DOCUMENTS) -> Path:
    folder.mkdir(exist_ok=True)
    for name, made in documents.items():
        if callable(made):
            made(folder / name)
        else:
            encoding = "cp1252" if name in {"svensk.csv", "bilen.html"} else "utf-8"
            (folder / name).write_bytes(made.encode(encoding))
    return folder


def imported(root: Path, *paths: Path, kind: str = "dilemma", columns: dict[str, str] | None = None) -> list[Import]:
    catalogue = load(root).catalogue
    assert catalogue is not None
    return list(imports(gathered(paths), Asked(kind, columns), catalogue, TODAY))


def run(root: Path, *words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--root", str(root), "import", "--today", str(TODAY), *map(str, words)])
    return done.exit_code, done.output


@pytest.fixture
def site(site_in: Lay) -> Path:
    root = site_in({})
    (root / "mkdocs.yml").write_text("site_name: Prov\nplugins: [ethos]\n")
    return root


def test_documents_of_many_shapes_become_drafts_that_the_check_takes(site: Path, tmp_path: Path) -> None:
    """A dozen of them, and not one error or warning; nothing is written before it is asked for, nor written over."""
    folder = lay_out(tmp_path / "in")
    before = sorted(site.rglob("*"))
    code, shown = run(site, folder)
    assert (code, sorted(site.rglob("*"))) == (0, before), shown
    code, told = run(site, "--write", folder)
    assert code == 0, told
    written = sorted(set(site.rglob("*.md")))
    assert len(written) == 3 + 3 + 3 + 1 + 2 + 7, told
    assert check(site, TODAY) == []
    (site / "dilemmas/bilen.md").write_text("Egen text.")
    code, told = run(site, "--write", folder / "bilen.html")
    assert (code, (site / "dilemmas/bilen.md").read_text()) == (1, "Egen text."), told
    assert run(site, "--write", "--overwrite", folder / "bilen.html")[0] == 0
    assert "Egen text." not in (site / "dilemmas/bilen.md").read_text()


@pytest.fixture
def moved(site: Path, tmp_path: Path) -> dict[str, Seminar | Dilemma]:
    """What the documents became, by the names of the files."""
    run(site, "--write", lay_out(tmp_path / "in"))
    catalogue = load(site).catalogue
    assert catalogue is not None
    return {entry.slug: entry for entry in catalogue.entries if isinstance(entry, Seminar | Dilemma)}


def test_what_is_known_is_kept_and_what_is_not_is_marked(moved: dict[str, Seminar | Dilemma]) -> None:
    for slug, start, uid in (
        ("gavor-i-tjansten", "2027-03-17T13:00:00", "040000008200E00074C5B7101A82E008"),
        ("gavor-i-tjansten-2", "2027-03-31T13:00:00", None),
        ("gavor-i-tjansten-3", "2027-04-08T09:00:00", None),
        ("oppenhet", "2027-06-01T13:00:00", "abc@google.com"),
        ("konferens", "2027-07-01", "heldag@google.com"),
        ("i-helsingfors", "2027-09-01T10:00:00", "helsingfors@google.com"),
        ("jav-i-vardagen", "2027-03-03T13:00:00", None),
        ("remiss", "2027-05-04T09:00:00", None),
        ("mejlet", "2027-03-02T09:00:00", None),
        ("lagret", "2027-08-01", None),
    ):
        event = moved[slug]
        assert isinstance(event, Seminar)
        assert (event.start.isoformat(), event.uid) == (start, uid), slug
    ends = {slug: each.end.isoformat() for slug, each in moved.items() if isinstance(each, Seminar)}
    assert (ends["konferens"], ends["lagret"]) == ("2027-07-02", "2027-08-03")
    assert (ends["i-helsingfors"], ends["jav-i-vardagen"]) == ("2027-09-01T11:30:00", "2027-03-03T15:00:00")
    case, named = moved["extrajobbet"], moved["nyckeln-under-mattan"]
    assert isinstance(case, Dilemma) and isinstance(named, Dilemma)
    assert [*case.questions] == ["Vem säger du det till?", "När?", "Vad väntar du på?"]
    assert [(each.label, each.for_, each.against) for each in case.options] == [
        ("Berätta", "…", "…"),
        ("Sluta", "…", "…"),
    ]
    assert case.body.startswith("Du har ett extrajobb. **Ingen vet.**")
    assert (named.aliases, named.published, [*named.questions]) == (
        ("nyckeln",),
        date(2024, 5, 1),
        ["Vad är *svårt*?", "Vem berörs?", "…"],
    )
    for slug in ("extrajobbet", "nyckeln-under-mattan", "bilen"):
        text = moved[slug].source.yaml
        assert all(f"# ATT SKRIVA: {name}" in text for name in ("tension:", "closure:", "leader:")), text
    assert moved["bilen"].body == "Du lånar bilen. 5 § gäller."


def test_columns_are_told_and_can_be_named(site: Path, tmp_path: Path) -> None:
    path = tmp_path / "egen.csv"
    path.write_text("Vad,När,Hur mycket\nMötet,2027-02-03 kl. 10,50 kr\n")
    code, told = run(site, path)
    assert code == 1 and '--column "Er rubrik=title"' in told
    code, told = run(site, "--column", "Vad=title", "--column", "Hur mycket=price", path)
    assert code == 0
    assert "Kolumnen ”Vad” blir title." in told and "Kolumnen ”När” blir day." in told
    assert run(site, "--column", "Vad=finns-inte", path)[0] == 2


def test_what_is_there_by_its_identity_is_not_written_twice(site: Path, tmp_path: Path) -> None:
    path = lay_out(tmp_path / "in", {"google.ics": ELSEWHERE}) / "google.ics"
    assert run(site, "--write", path)[0] == 0
    code, told = run(site, "--write", path)
    assert code == 0 and told.count("Finns redan: seminars/") == 3


def parcel(path: Path, parts: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return path


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("skratt.docx", {"word/document.xml": LAUGHS}),
        ("utifran.xlsx", {"xl/workbook.xml": OUTSIDE}),
        ("stor.docx", {"word/document.xml": "<x/>", "word/x.bin": b"\0" * (81 << 20)}),
        ("tom.docx", {"word/document.xml": "<x/>"}),
        ("fel.docx", {"xl/workbook.xml": "<x/>"}),
        ("fel.xlsx", {"xl/workbook.xml": "<x/>"}),
    ],
)
def test_a_hostile_office_file_is_told_of_and_not_read(
    name: str, parts: dict[str, str | bytes], site: Path, tmp_path: Path
) -> None:
    (read,) = imported(site, parcel(tmp_path / name, parts))
    assert read.fault and not read.made, read


@pytest.mark.parametrize("ending", [".ics", ".csv", ".xlsx", ".docx", ".html", ".md", ".mdx", ".exe"])
def test_bytes_of_no_meaning_are_no_traceback(ending: str, site: Path, tmp_path: Path) -> None:
    path = tmp_path / f"x{ending}"
    path.write_bytes(bytes(range(256)) * 40)
    imported(site, path)


def test_what_would_keep_us_busy_is_bounded(site: Path, tmp_path: Path) -> None:
    """A rule of every second, one that never comes true, elements deep in each other, and a sheet of a million rows."""
    begun = time.process_time()
    never = "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"
    for number, rule in enumerate(("FREQ=SECONDLY", never, "FREQ=DAILY", "FREQ=YEARLY;BYSECOND=1,2,3")):
        (tmp_path / f"{number}.ics").write_text(OUTLOOK.replace("FREQ=WEEKLY;COUNT=4", rule))
    (tmp_path / "djup.html").write_text("<div><b>" * 50_000)
    (tmp_path / "djup.md").write_text(">" * 20_000 + "{{" * 100_000)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Rubrik", "Datum"])
    sheet.cell(row=1_048_576, column=16_384, value="x")
    book.save(tmp_path / "hog.xlsx")
    made = {each.path.name: each for each in imported(site, tmp_path)}
    assert len(made["2.ics"].made) == 60 and len(made["0.ics"].made) == 2
    assert time.process_time() - begun < 60


def test_no_file_is_laid_outside_its_folder(site: Path, tmp_path: Path) -> None:
    """Not by its title, and not through a link."""
    path = tmp_path / "ute.html"
    path.write_text("<h1>../../ute</h1><p>Text.</p>")
    (read,) = imported(site, path)
    assert read.made[0].draft is not None and read.made[0].draft.path == "dilemmas/ute.md"
    (tmp_path / "annat").mkdir()
    (site / "dilemmas").symlink_to(tmp_path / "annat")
    code, told = run(site, "--write", path)
    assert (code, [*(tmp_path / "annat").iterdir()]) == (1, []), told


def test_a_missing_package_is_said_in_swedish(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(io.BytesIO(b"x").getvalue())
    monkeypatch.setitem(__import__("sys").modules, "mammoth", None)
    monkeypatch.delitem(__import__("sys").modules, "ethos.moving.word", raising=False)
    (read,) = imported(site, path)
    assert "ethos-kunskapsbank[import]" in read.fault
