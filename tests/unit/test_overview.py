"""The state of things: a site may do without it, and every page leads to where one proposes a change of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from conftest import TODAY, Lay
from ethos import places
from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.inspection import inspect
from ethos.kinds import Prose
from ethos.output import Drawn, Page
from ethos.problem import faults
from ethos.source import Document, read
from ethos.source.dress import Dress
from ethos.views import overview
from ethos.views.coverage import MANY, Coverage
from ethos.views.frame import Frame, frame
from ethos.views.new_file import new_file
from ethos.views.press import Press
from in_node import in_node


@pytest.fixture
def catalogue(root: Path) -> Catalogue:
    found = load(root, kinds=(Prose,)).catalogue
    assert found is not None
    return found


def test_a_site_may_do_without_it(catalogue: Catalogue) -> None:
    """Nor is it there where no page says how one contributes."""
    assert places.OVERVIEW in catalogue.ours
    site = catalogue.settings.site.model_copy(update={"overview": False})
    without = replace(catalogue, settings=catalogue.settings.model_copy(update={"site": site}))
    assert places.OVERVIEW not in without.ours and places.PROPOSE in without.ours
    bare = replace(catalogue, entries=[])
    assert not {places.OVERVIEW, places.PROPOSE} & {*bare.ours}


def test_the_squares_of_the_picture_say_what_the_tables_say() -> None:
    counts = Counter({("jav", "legalitet", "court"): 5, ("jav", "legalitet", "agency"): 1})
    words = {"jav": "Jäv", "gavor": "Gåvor"}
    of = Coverage(words, {"legalitet": "Legalitet"}, {"agency": "Myndighet", "court": "Domstol"}, counts)
    assert [each.depth for each in of.spots] == [1, MANY, 0, 0]
    assert len({(each.x, each.y) for each in of.spots}) == len(of.spots)
    assert max(each.x for each in of.spots) < of.size[0] and max(each.y for each in of.spots) < of.size[1]
    assert (of.gaps("jav"), of.gaps("gavor")) == (0, 2)
    assert [each.count for _, cells in of.rows("jav") for each in cells] == [1, 5]


PAGE = Page("dilemman/x/", "X", "Om x.", lambda: Drawn("<h1>X</h1>", {}), base="../../", source="dilemmas/x.md")
NOWHERE = Page("sok/", "Sök", "", lambda: Drawn("<h1>Sök</h1>", {}), base="../")


@pytest.fixture
def around(catalogue: Catalogue) -> Frame:
    return frame(Dress(), catalogue.settings.site, catalogue.led_to)


def test_a_page_with_a_file_leads_to_where_one_proposes_a_change(around: Frame) -> None:
    """By mail for everybody, and to its file where the site has said where that is."""
    assert 'href="../../bidra/foresla/?sida=dilemman/x/#ratta"' in around.html(PAGE)
    assert "bidra/foresla/?" not in around.html(NOWHERE)
    known = replace(around, edit_url="https://kod.example/edit/{}".format)
    assert 'href="../../bidra/foresla/?sida=dilemman/x/&amp;fil=dilemmas/x#ratta"' in known.html(PAGE)
    there = replace(PAGE, path=places.PROPOSE.path, source=None)
    assert 'data-fil="https://kod.example/edit/{fil}.md"' in known.html(there)
    assert "data-fil" not in known.html(PAGE) and "data-fil" not in around.html(there)
    alone = replace(known, proposing="")
    assert 'href="https://kod.example/edit/dilemmas/x.md"' in alone.html(PAGE)


def test_what_should_have_been_read_again_is_told(site_in: Lay) -> None:
    """But nothing of a draft."""
    head = "summary: Om oss., published: 2025-01-15, review_by: 2026-02-01"
    files = {"bidra": "Bidra", "gammal": "Gammal", "hemlig": "Hemlig"}
    root = site_in(
        {
            "files": {
                f"content/{name}.md": f"---\n{{title: {title}, {head}, status: {status}}}\n---\nText.\n"
                for (name, title), status in zip(files.items(), ("published", "published", "draft"), strict=True)
            }
        }
    )
    found = load(root).catalogue
    assert found is not None
    [page] = overview.pages(Press(found, TODAY))
    assert '<a href="../../gammal/">Gammal</a> <span class="meta">Skulle ha lästs om 1 februari 2026.' in page.body
    assert "Hemlig" not in page.body


HOSTS = {
    "github": ("https://github.com/vi/bank/new/main/dilemmas?filename=", True),
    "gitlab": ("https://gitlab.com/vi/bank/-/new/main/dilemmas?file_name=", False),
}
GAP = {"tema": "jav", "princip": "objektivitet", "plats": "agency"}
ASK = """
return given.map(([pattern, text, hash]) => {
  const gap = it.gapIn(hash);
  return it.address(pattern, it.drafted(text, gap), gap);
});
"""


@pytest.mark.node
@pytest.mark.parametrize("host", HOSTS)
def test_a_gap_is_a_new_file_where_the_files_are(host: str, site_in: Lay) -> None:
    """Named and filled with a draft that the check takes; too long a text is left out rather than refused."""
    (begins, takes) = HOSTS[host]
    root = site_in({"files": {}})
    with (root / "site_config/site.yml").open("a", encoding="utf-8") as file:
        file.write(f"editor: {{backend: {host}, repo: vi/bank}}\n")
    found = load(root).catalogue
    assert found is not None
    made = new_file(Press(found, TODAY))
    assert made is not None and made.takes_text is takes
    given = [[made.address, text, f"../eget/#{urlencode(GAP)}"] for text in (made.draft, "å" * 4000)]
    whole, bare = in_node("contribute/new-file.js", ASK, given)
    assert whole.startswith(f"{begins}fall-jav-objektivitet-agency.md") and len(whole) < 7800 > len(bare)
    sent = dict(parse_qsl(urlsplit(whole).query))
    text = sent.get("value") or made.draft.format(**GAP)
    assert ("value" in sent) is takes and not dict(parse_qsl(urlsplit(bare).query)).get("value")
    (root / "dilemmas").mkdir()
    (root / "dilemmas/fall-jav-objektivitet-agency.md").write_text(text, encoding="utf-8")
    assert faults(inspect(root, TODAY).problems) == []
    entry = read(root, "dilemmas/fall-jav-objektivitet-agency.md")
    assert isinstance(entry, Document)
    assert [entry.fields[name] for name in ("themes", "principles", "settings")] == [
        ["jav"],
        ["objektivitet"],
        ["agency"],
    ]
