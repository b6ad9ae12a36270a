"""The same Markdown for Hugo, with as little around it as a page needs; Pagefind, no package of ours, indexes it.

python bench/hugo.py /tmp/large /tmp/hugo && hugo --source /tmp/hugo && pagefind --site /tmp/hugo/public
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from stock import DAY, pages

from ethos import site
from ethos.catalogue import Catalogue

FRAME = """\
<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title><meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}"><link rel="stylesheet" href="/pagefind/pagefind-ui.css"></head>
<body><header><a href="/">{{ site.Title }}</a><nav><ul>
{{ range site.Menus.main }}<li><a href="{{ .URL }}">{{ .Name }}</a></li>
{{ end }}</ul></nav><div id="search"></div></header>
<main data-pagefind-body>{{ .Content }}</main>
<aside>{{ .TableOfContents }}</aside>
<script src="/pagefind/pagefind-ui.js"></script></body></html>
"""

LINK = """\
{{- with .Page.GetPage .Destination }}<a href="{{ .RelPermalink }}">{{ $.Text | safeHTML }}</a>
{{- else }}<a href="{{ .Destination | safeURL }}">{{ .Text | safeHTML }}</a>{{ end -}}
"""
"""Leads links between Markdown files to pages, which MkDocs does by itself."""


def write(root: Path, target: Path) -> None:
    """Write a folder that ``hugo`` takes, with the text of the knowledge base under ``root``.

    Raises:
        SystemExit: the knowledge base has faults.
    """
    catalogue = site.inspect(root, DAY).catalogue
    if catalogue is None:
        raise SystemExit("The knowledge base has faults: run ethos check.")
    files = {f"content/{_section(path)}": text for path, text in pages(catalogue)}
    files["hugo.json"] = json.dumps(_settings(catalogue), ensure_ascii=False)
    layouts = {"single.html": FRAME, "list.html": FRAME, "_markup/render-link.html": LINK}
    files |= {f"layouts/_default/{name}": text for name, text in layouts.items()}
    for path, text in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8", newline="\n")


def _section(path: str) -> str:
    """Hugo calls the page of a folder with pages in it ``_index.md``."""
    return path.replace("index.md", "_index.md") if path.rpartition("/")[2] == "index.md" else path


def _settings(catalogue: Catalogue) -> dict[str, object]:
    themes = catalogue.settings.vocabulary.themes.items()
    menu = [{"name": term.label, "url": f"/teman/{slug}/", "weight": n} for n, (slug, term) in enumerate(themes, 1)]
    return {
        "baseURL": catalogue.settings.site.url,
        "title": catalogue.settings.site.name,
        "languageCode": "sv",
        "disableKinds": ["taxonomy", "term", "RSS"],
        "menu": {"main": menu},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the same text for Hugo.")
    parser.add_argument("root", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    write(arguments.root, arguments.target)


if __name__ == "__main__":
    main()
