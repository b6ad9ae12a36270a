"""The same text as ordinary Markdown, for stock MkDocs with Material (search on, explicit nav).

The pages are those that Ethos makes for people to read, lists included; calendars, feeds and open data are left out.
An author who writes the navigation by hand names the pages that lead on to others. Material draws the whole
navigation on every page, so a site with all its pages in it costs the square of their number: that variant is
``--all-in-nav``. The short one is what we compare with, and is the harder to beat.

    python bench/stock.py /tmp/large /tmp/stock
"""

from __future__ import annotations

import argparse
import json
import posixpath
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import yaml

from ethos import site, texts
from ethos.catalogue import Catalogue
from ethos.kinds import Code, Dilemma, Entry, Prose
from ethos.kinds.fields import Markdown, marked
from ethos.places import OF_WORDS

DAY = date(2026, 11, 21)
NOTES = ("purpose", "before", "silent", "agree", "stuck", "tense", "real_case", "closing")


def pages(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every page: its path and its Markdown with front matter."""
    yield "index.md", page(catalogue.settings.site.name, catalogue.settings.site.description, home(catalogue))
    yield from lists(catalogue)
    for entry in catalogue.public:
        yield source(entry), page(entry.title, entry.summary, [entry.summary, *body(catalogue, entry)])


def page(title: str, description: str, parts: Iterable[str]) -> str:
    """A Markdown file; JSON is YAML too, and quotes what must be quoted."""
    head = f"---\ntitle: {_json(title)}\ndescription: {_json(description)}\n---\n"
    return "\n\n".join([f"{head}\n# {title}", *parts]) + "\n"


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def source(entry: Entry) -> str:
    """The path of an entry's Markdown file; its address is the same as Ethos gives it."""
    return f"{entry.path.rstrip('/')}.md"


def home(catalogue: Catalogue) -> Iterator[str]:
    """What the site is, the themes, and everything that is no dilemma."""
    yield catalogue.settings.site.description
    themes = catalogue.settings.vocabulary.themes.items()
    yield "\n".join(f"- [{term.label}](teman/{slug}.md)" for slug, term in themes)
    yield "\n".join(f"- [{e.title}]({source(e)})" for e in catalogue.public if not isinstance(e, Dilemma))


def lists(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """A page for each theme, principle and role, one for all dilemmas, and A–Ö."""
    indexes = {"themes": catalogue.by_theme, "principles": catalogue.by_principle, "roles": catalogue.by_role}
    for vocabulary, index in indexes.items():
        for slug, term in getattr(catalogue.settings.vocabulary, vocabulary).items():
            path = f"{OF_WORDS[vocabulary].path}{slug}.md"
            yield path, page(term.label, term.definition, [term.definition, listed(index.get(slug, ()))])
    yield "dilemman/index.md", page("Dilemman", "Alla dilemman.", [listed(catalogue.of(Dilemma))])
    names = sorted(f"- [{each.title}](../{source(each)})" for each in catalogue.public)
    yield "a-o/index.md", page("A–Ö", "Allt i bokstavsordning.", ["\n".join(names)])


def listed(entries: Iterable[Entry]) -> str:
    """Entries with their summaries, seen from a page one folder down."""
    return "\n".join(f"- [{each.title}](../{source(each)}): {each.summary}" for each in entries)


def body(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """What follows on the summary."""
    if isinstance(entry, Dilemma):
        yield from dilemma(catalogue, entry)
    else:
        yield relinked(catalogue, entry)
        headings = [each.heading for each in entry.clauses] if isinstance(entry, Code) else []
        for number, (_, _, text) in enumerate(marked(entry, Markdown)):
            yield f"## {headings[number]}\n\n{text}" if headings else text
    yield from onward(catalogue, entry)


def relinked(catalogue: Catalogue, entry: Entry) -> str:
    """An entry's body with its links to sources led to the Markdown files."""
    text, here = entry.body, posixpath.dirname(source(entry))
    for path, public in catalogue.linkable.items():
        written = posixpath.relpath(path, posixpath.dirname(entry.source.path))
        text = text.replace(f"]({written}", f"]({posixpath.relpath(public.rstrip('/') + '.md', here or '.')}")
    return text


def dilemma(catalogue: Catalogue, entry: Dilemma) -> Iterator[str]:
    """The text of a dilemma's page, in the order that Ethos shows it."""
    yield "\n".join(f"- {fact}" for fact in facts(catalogue, entry))
    yield entry.body
    yield "## Att samtala om\n\n" + "\n".join(f"{n}. {text}" for n, text in enumerate(entry.questions, 1))
    yield "## Vägar att gå\n\nIngen av dem är facit. Finns det fler?"
    for each in entry.options:
        yield f"### {each.label}\n\n**Talar för:** {each.for_}\n\n**Talar emot:** {each.against}"
        yield f"**Kan leda till:** {each.consequence}" if each.consequence else ""
    yield "## Vändningar\n\nNågot händer. Visa en i taget, när samtalet behöver ny fart."
    for number, twist in enumerate(entry.twists, 1):
        yield f"### Vändning {number}\n\n{twist.text}\n\n**{twist.question or ''}**"
    yield "## För dig som leder\n\nLäs det här före samtalet. Visa det inte för gruppen."
    notes = ((name, getattr(entry.leader, name)) for name in NOTES)
    yield "\n\n".join(f"**{texts.label(f'leader.{name}')}:** {text}" for name, text in notes if text)
    methods = [catalogue.by_key[f"method/{name}"] for name in entry.models]
    yield "\n\n".join(f"**{each.title}:** {each.summary}" for each in methods)
    yield "### Lagrum\n\n" + "\n".join(f"- {law}" for law in entry.laws) if entry.laws else ""


def facts(catalogue: Catalogue, entry: Dilemma) -> Iterator[str]:
    """Time, group, difficulty, whom it suits, tension and closure."""
    words = catalogue.settings.words
    yield f"{entry.minutes} minuter, {entry.group.min}–{entry.group.max} personer"
    yield texts.label(f"difficulty.{entry.difficulty}")
    yield ", ".join(words("roles")[slug] for slug in entry.roles)
    yield ", ".join(words("settings")[slug] for slug in entry.settings)
    yield "; ".join(f"{words('values')[pair.between]} mot {words('values')[pair.and_]}" for pair in entry.tension)
    yield texts.label(f"closure.{entry.closure}")


def onward(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """Links to the entry's themes and to what is related."""
    up = "../" * source(entry).count("/")
    themes = catalogue.settings.words("themes")
    yield "\n".join(f"- [{themes[slug]}]({up}teman/{slug}.md)" for slug in entry.themes)
    related = (catalogue.by_key[key] for key in entry.related)
    yield "\n".join(f"- [{each.title}]({up}{source(each)}): {each.summary}" for each in related)


def nav(catalogue: Catalogue, *, everything: bool) -> list[dict[str, object]]:
    """The navigation as an author writes it: the pages that lead to others, or each page under its first theme."""
    dilemmas = catalogue.of(Dilemma) if everything else []
    themes: list[dict[str, object]] = []
    for slug, term in catalogue.settings.vocabulary.themes.items():
        below = [{each.title: source(each)} for each in dilemmas if each.themes[0] == slug]
        index = f"teman/{slug}.md"
        themes.append({term.label: [index, *below] if below else index})
    others = [{each.title: source(each)} for each in catalogue.public if isinstance(each, Prose)]
    leading: list[dict[str, object]] = [{"Start": "index.md"}, {"Dilemman": "dilemman/index.md"}, {"Teman": themes}]
    return [*leading, {"A–Ö": "a-o/index.md"}, {"Om": others}]


def write(root: Path, target: Path, *, everything: bool = False) -> None:
    """Write a folder that ``mkdocs build`` takes, with the text of the knowledge base under ``root``.

    Raises:
        SystemExit: the knowledge base has faults.
    """
    catalogue = site.inspect(root, DAY).catalogue
    if catalogue is None:
        raise SystemExit("The knowledge base has faults: run ethos check.")
    for path, text in pages(catalogue):
        file = target / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    settings = {
        "site_name": catalogue.settings.site.name,
        "site_url": catalogue.settings.site.url,
        "theme": {"name": "material", "language": "sv", "font": False},
        "plugins": [{"search": {"lang": "sv"}}],
        "nav": nav(catalogue, everything=everything),
    }
    (target / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the same text as Markdown for stock MkDocs with Material.")
    parser.add_argument("root", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--all-in-nav", action="store_true", help="list every page in the navigation")
    arguments = parser.parse_args()
    write(arguments.root, arguments.target, everything=arguments.all_in_nav)


if __name__ == "__main__":
    main()
