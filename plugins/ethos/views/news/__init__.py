"""News feeds: what is new, for programs that tell their readers so. Atom (RFC 4287) and JSON Feed 1.1 of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from ethos import places, texts
from ethos.output import File, Page
from ethos.views.news import atom, json_feed
from ethos.views.news.channel import ALL, NEWEST, Channel, channels, keys_of
from ethos.views.news.items import Editor
from ethos.views.press import Press, words


def files(press: Press, known: Mapping[str, Channel]) -> Iterator[File]:
    """Both forms of every feed."""
    editor = Editor(press)
    for channel in known.values():
        made_of = partial(press.sight.texts, channel.entries, channel.key)
        yield File(channel.atom, partial(_feed, atom.feed, editor, channel), made_of=made_of)
        yield File(channel.json, partial(_feed, json_feed.feed, editor, channel), made_of=made_of)


def _feed(write: Callable[..., bytes], editor: Editor, channel: Channel) -> bytes:
    items = [editor.item(entry) for entry in channel.entries]
    return write(channel, items, editor.press.catalogue.settings.site, editor.press.site_url)


def page(press: Press, known: Mapping[str, Channel]) -> Page:
    """The page /floden/: what a feed is, and all of them."""
    bare = {place.path for place in press.bare}
    parts = {"kind": [each for key, each in known.items() if key != ALL and "/" not in key and each.home not in bare]}
    parts["theme"] = [each for key, each in known.items() if "/" in key]
    groups = [(texts.label(f"news.group.{name}"), listed) for name, listed in parts.items() if listed]
    context: dict[str, Any] = {"all_news": known[ALL], "groups": groups, "site_url": press.site_url, "most": NEWEST}
    return press.page("news/page.html", places.NEWS.path, *words("news"), at=places.NEWS, news=(ALL,), **context)


def announced(page: Page, known: Mapping[str, Channel]) -> Page:
    """A page that names the feeds which tell what is new on it, for programs to find."""
    keys = keys_of(page)
    return replace(page, alternates=(*page.alternates, *(form for key in keys for form in known[key].forms)))


__all__ = ["announced", "channels", "files", "page"]
