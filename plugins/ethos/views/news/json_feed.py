"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Sequence

from ethos.kinds.settings import Site
from ethos.views.data import as_json
from ethos.views.news.channel import Channel
from ethos.views.news.items import Item, written

VERSION = "https://jsonfeed.org/version/1.1"


def feed(channel: Channel, items: Sequence[Item], site: Site, site_url: str) -> bytes:
    """The whole file."""
    return as_json(
        {
            "version": VERSION,
            "title": channel.title,
            "description": channel.description,
            "language": "sv",
            "home_page_url": f"{site_url}{channel.home}",
            "feed_url": f"{site_url}{channel.json}",
            "authors": [{"name": written(site.publisher), "url": site_url}],
            "items": [_item(each) for each in items],
        }
    )


def _item(item: Item) -> dict[str, object]:
    return {
        "id": item.url,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": item.published,
        "date_modified": item.updated,
        "language": item.language,
        "tags": list(dict.fromkeys(each.label for each in item.categories)),
        **({"authors": [{"name": item.author}]} if item.author else {}),
    }
