"""The pages of films: chapters to talk about, what is said in them, and the dilemmas that they go with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ethos import places, texts
from ethos.catalogue import Catalogue, beside
from ethos.happening import events_of
from ethos.kinds import Dilemma, Entry, Seminar
from ethos.kinds.event import Gathering
from ethos.kinds.film import Film
from ethos.markdown import typeset
from ethos.output import File, Link, Page
from ethos.picture.letters import drawable
from ethos.views import archive, linked_data, swedish
from ethos.views.cards import Card, Fact, facts
from ethos.views.press import Press, words
from ethos.views.social import path_of
from ethos.views.spoken import Paragraph, clock, length_words, moment, paragraphs, parted

Clips = Mapping[tuple[str, str], Sequence[Dilemma]]
"""The dilemmas with a clip, by the slug of its seminar and the title of its chapter."""


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter, with all that there is to say of it."""

    id: str
    title: str
    at: str
    span: str
    """From when to when: ``12:30–20:15``."""
    minutes: str
    seconds: int
    moment: str
    """Where the film itself is shown from there; nothing when its player cannot be told."""
    questions: Sequence[str]
    dilemmas: Sequence[Card]
    said: Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class Clip:
    """The step of a conversation in which a group sees a chapter."""

    chapter: Link
    film: Link
    span: str
    minutes: str
    length: int
    """The same in whole minutes, for who divides the time of a meeting."""


def pages(press: Press) -> Iterator[Page]:
    """A page for every film."""
    clips = clips_of(press.catalogue)
    for entry, film in press.catalogue.filmed:
        yield page(press, entry, film, clips)


def files(catalogue: Catalogue) -> Iterator[File]:
    """What is said in films, as files beside their pages: captions for players, and text to take along."""
    for entry, film in catalogue.filmed:
        if said := catalogue.transcript(entry):
            source = beside(entry, film.text_file)
            yield File(f"{entry.film_path}{film.text_file}", said.content.encode(), source)


def videos(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The films of our own: where each lies among the sources, and where it is published."""
    for entry, film in catalogue.filmed:
        if film.video_file:
            yield beside(entry, film.video_file), f"{entry.film_path}{film.video_file}"


def clips_of(catalogue: Catalogue) -> Clips:
    found: dict[tuple[str, str], list[Dilemma]] = {}
    for each in catalogue.of(Dilemma):
        if each.clip:
            found.setdefault((each.clip.seminar, each.clip.chapter), []).append(each)
    return found


def page(press: Press, entry: Gathering, film: Film, clips: Clips) -> Page:
    said = press.catalogue.transcript(entry)
    divided = film.chapters and said is not None and said.timed
    start, parts = parts_of(press, entry, film, clips)
    title, description = words("film")
    name = press.shelf.name(entry)
    told = {"title": str(name), "length": length_words(film.minutes)}
    contents = tuple(Link(f"#{each.id}", each.title) for each in parts)
    return press.page(
        "film/page.html",
        entry.film_path,
        title.format(**told),
        description.format(**told),
        at=places.OF_KIND[entry.kind],
        within=(press.shelf.link_to(entry),),
        source=entry.source.path,
        entry=entry,
        archive=archive.banner(press.catalogue, entry),
        name=name,
        film=film,
        host=urlsplit(film.url).hostname or "",
        poster=path_of(entry.film_path) if film.video_file and drawable(entry.title) else "",
        captions=film.text_file if film.video_file and film.captions and said and said.timed else "",
        facts=film_facts(entry, film),
        before=start if divided else (),
        whole=() if divided else start,
        parts=parts,
        toc=contents,
        dilemmas=press.shelf.cards(related(press.catalogue, entry, parts)),
        data=as_data(entry, film, parts, press.site_url),
    )


def film_facts(entry: Gathering, film: Film) -> list[Fact]:
    """The rows beside a film: how long it is, since when it can be seen, captions, and who is in it."""
    when = [swedish.timing_words(each.timing) for each in events_of(entry) if entry.filming[0]]
    rows = {
        "length": length_words(film.minutes),
        "available": swedish.day_words(film.published),
        "captions": texts.label(f"film.{'captioned' if film.captions else 'uncaptioned'}"),
        "speakers": ", ".join(each.name for each in entry.speakers),
        "recorded": typeset("".join(when)),
    }
    return facts(rows)


def parts_of(press: Press, entry: Gathering, film: Film, clips: Clips) -> tuple[list[Paragraph], list[Part]]:
    """What is said before the first chapter (without chapters or times: all of it), and the chapters."""
    transcript = press.catalogue.transcript(entry)
    timed = transcript is not None and transcript.timed
    starts = [each.seconds for each in film.chapters] if timed else []
    before, *after = parted(transcript.cues if transcript else (), starts)
    found = []
    for number, chapter in enumerate(film.chapters, 1):
        with_clip = clips.get((entry.slug, chapter.title), ()) if entry.filming[0] else ()
        said = paragraphs(after[number - 1] if after else ())
        found.append(part(film, number, press.shelf.cards(with_clip), list(said)))
    return list(paragraphs(before)), found


def part(film: Film, number: int, dilemmas: Sequence[Card], said: Sequence[Paragraph]) -> Part:
    chapter = film.chapters[number - 1]
    at = chapter.seconds
    told = (f"kapitel-{number}", chapter.title, clock(at), *span_words(*film.span(number)), at, moment(film.url, at))
    return Part(*told, chapter.questions, dilemmas, said)


def span_words(start: int, end: int) -> tuple[str, str]:
    """From when to when, and about how long: at least a minute."""
    return f"{clock(start)}–{clock(end)}", length_words(whole_minutes(start, end))


def whole_minutes(start: int, end: int) -> int:
    return max(1, round((end - start) / 60))


def related(catalogue: Catalogue, entry: Gathering, parts: Sequence[Part]) -> list[Entry]:
    """The dilemmas that a gathering is related to, but for those that have a chapter of its film as a clip."""
    shown = {card.path for each in parts for card in each.dilemmas}
    found = (catalogue.by_key[key] for key in entry.related)
    return [each for each in found if isinstance(each, Dilemma) and each.is_public and each.path not in shown]


def clip_of(catalogue: Catalogue, dilemma: Dilemma) -> tuple[Seminar, Film, int] | None:
    """The chapter that a dilemma's conversation can begin with: whose it is, its film, and its number from 1."""
    seminar = catalogue.by_key[f"seminar/{dilemma.clip.seminar}"] if dilemma.clip else None
    if dilemma.clip is None or not isinstance(seminar, Seminar) or seminar.film is None:
        return None
    return seminar, seminar.film, [each.title for each in seminar.film.chapters].index(dilemma.clip.chapter) + 1


def clip_minutes(catalogue: Catalogue, dilemma: Dilemma) -> int:
    """How long that chapter takes; 0 when there is none."""
    found = clip_of(catalogue, dilemma)
    return whole_minutes(*found[1].span(found[2])) if found else 0


def clip(press: Press, dilemma: Dilemma) -> Clip | None:
    """That chapter as a page shows it."""
    if not (found := clip_of(press.catalogue, dilemma)):
        return None
    seminar, film, number = found
    link = Link(f"{seminar.film_path}#kapitel-{number}", film.chapters[number - 1].title, lang=seminar.lang)
    span = film.span(number)
    shown = replace(press.shelf.link_to(seminar), path=seminar.film_path)
    return Clip(link, shown, *span_words(*span), whole_minutes(*span))


def as_data(entry: Gathering, film: Film, parts: Sequence[Part], site_url: str) -> dict[str, object]:
    """schema.org VideoObject, with its chapters as clips; nothing in it depends on the day."""
    here = f"{site_url}{entry.film_path}"
    features = {"captions": film.captions, "transcript": film.transcript is not None}
    clips = [
        {"@type": "Clip", "name": each.title, "startOffset": each.seconds, "url": f"{here}#{each.id}"} for each in parts
    ]
    return {
        "@context": "https://schema.org",
        **linked_data.video(entry, film, site_url),
        "accessibilityFeature": [name for name, there in features.items() if there],
        **({"contentUrl": f"{here}{film.video_file}"} if film.video_file else {}),
        **({"hasPart": clips} if clips else {}),
    }
