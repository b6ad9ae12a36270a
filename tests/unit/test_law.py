"""Citations of law are read as people write them, in fields and in running text."""

from __future__ import annotations

from datetime import date

import pytest

from ethos.kinds.act import Act, Lawbook, Numbering, Provision
from ethos.kinds.law import CITED, in_words, read

BOOK = Lawbook(
    {
        "FL": Act(title="Förvaltningslagen", sfs="2017:900", numbering=Numbering.SECTIONS),
        "RF": Act(title="Regeringsformen", numbering=Numbering.CHAPTERS),
        "KL": Act(title="Kommunallagen", numbering=Numbering.CHAPTERS),
        "BrB": Act(title="Brottsbalken", numbering=Numbering.CHAPTERS),
        "LOA": Act(title="Lagen om offentlig anställning", numbering=Numbering.SECTIONS),
        "GDPR": Act(title="EU:s förordning", names=("dataskyddsförordningen",), numbering=Numbering.ARTICLES),
    }
)


@pytest.mark.parametrize(
    ("written", "law", "places"),
    [
        ("5 § FL", "FL", ["5"]),
        ("FL 16–18 §§", "FL", ["16", "17", "18"]),
        ("RF 1:9", "RF", ["1:9"]),
        ("2 kap. 1 § RF", "RF", ["2:1"]),
        ("10 kap. 5 a § BrB", "BrB", ["10:5 a"]),
        ("LOA 7 a–7 d §§", "LOA", ["7 a", "7 b", "7 c", "7 d"]),
        ("artikel 5 GDPR", "GDPR", ["5"]),
        ("artikel 5 i dataskyddsförordningen", "GDPR", ["5"]),
        ("5 § förvaltningslagen", "FL", ["5"]),
        ("1 kap. 9 § regeringsformen", "RF", ["1:9"]),
        ("KL 6:28–30, 7:4", "KL", ["6:28", "6:29", "6:30", "7:4"]),
        ("FL 9–1 §§", "FL", ["9"]),
        ("FL", "FL", [""]),
    ],
)
def test_a_citation_means_the_same_in_a_field_and_in_text(written: str, law: str, places: list[str]) -> None:
    expected = tuple(Provision(law, place) for place in places)
    assert BOOK.provisions(written) == expected
    (found,) = BOOK.in_text(f"Läs {written}.")
    assert (BOOK.of(found), found.start, found.written) == (expected, 4, written)


def test_text_tells_one_law_from_the_next() -> None:
    text = "Se förvaltningslagen (16–17 §§), i kommuner\nKL 6:28, 7:4. Läs RF 1:9, 5 § FL och FLL 5 §. SFS 2018:1801."
    told = [(reading.name, *reading.places) for reading in BOOK.in_text(text)]
    assert told[:3] == [("förvaltningslagen", "16", "17"), ("KL", "6:28", "7:4"), ("RF", "1:9")]
    assert told[3:] == [("FL", "5"), ("FLL", "5")]
    assert BOOK.short("FLL") is None
    assert BOOK.short("Förvaltningslagens") == "FL"


def test_a_name_is_known_however_its_words_stand_apart() -> None:
    """In the book, in a field and over the end of a line."""
    book = Lawbook({"L": Act(title="Lagen om\t två  ord", numbering=Numbering.SECTIONS)})
    assert book.provisions("5 § lagen om två ord") == (Provision("L", "5"),)
    (found,) = book.in_text("Läs lagen om\ntvå ord 5 §.")
    assert book.of(found) == (Provision("L", "5"),)


def test_what_is_no_citation_is_refused() -> None:
    assert CITED.fullmatch("FL §") is None
    with pytest.raises(ValueError, match="FL §"):
        read("FL §")


def test_a_provision_is_told_in_one_form() -> None:
    told = [BOOK.cite(Provision(*each)) for each in (("FL", "5"), ("RF", "1:9"), ("GDPR", "5"), ("FL", ""))]
    assert told == ["FL 5 §", "RF 1:9", "GDPR art. 5", "FL"]


def test_nobody_has_signed_a_wording_that_came_later() -> None:
    """A signature holds for the wording of its day; on the law it holds for each provision that has none of its own."""
    signed, again = ({"date": day, "by": "jurist"} for day in ("2026-01-01", "2026-03-01"))
    later = {"says": "Två.", "changed": "2026-02-01"}
    rules = {"1": {"says": "Ett."}, "2": later, "3": later | {"checked": again}}
    law = {"title": "Lagen", "numbering": "sections", "checked": signed, "provisions": rules}
    book = Lawbook({"L": Act.model_validate(law)})
    days = [found and found.date for found in (book.signed(Provision("L", place)) for place in ("1", "2", "3", ""))]
    assert days == [date(2026, 1, 1), None, date(2026, 3, 1), date(2026, 1, 1)]


def test_a_place_in_code_is_said_in_words() -> None:
    """A range has two signs; what is in words already, or is an article, is left as it is."""
    said = {
        each: in_words(each) for each in ("AML 3:3 a", "KL 6:28–30", "DiskL 2:3, 3:6", "FL 16–18 §§", "GDPR art. 5")
    }
    assert list(said.values()) == ["3 kap. 3 a §", "6 kap. 28–30 §§", "2 kap. 3 § och 3 kap. 6 §", "", ""]
