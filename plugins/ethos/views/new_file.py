"""A new dilemma where the files are: the code host's own page for a new file, with a draft for a gap in it.

Which gap it is, ``contribute/gaps.js`` fills in: a page with a draft for each would weigh megabytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from ethos import texts
from ethos.draft import draft
from ethos.kinds import Dilemma
from ethos.kinds.settings import CodeHost, Editor
from ethos.source import Value
from ethos.views.editor_form import server
from ethos.views.press import Press

NAME, TEXT = "{namn}", "{text}"
"""Stand in the address where the file's name and its text go."""
GAP: Mapping[str, str] = {"themes": "{tema}", "principles": "{princip}", "settings": "{plats}"}
"""Stand in the draft where the words of a gap go."""
PAGES: Mapping[CodeHost, str] = {
    CodeHost.GITHUB: f"new/{{branch}}/{{folder}}?filename={NAME}&value={TEXT}",
    CodeHost.GITLAB: f"-/new/{{branch}}/{{folder}}?file_name={NAME}",
}
"""Where a code host has its page. GitLab's takes no text: it is copied, for somebody to paste."""


@dataclass(frozen=True)
class NewFile:
    """Where the page is, with places for a name and a text, whether it takes the text, and that text."""

    address: str
    takes_text: bool
    draft: str


def new_file(press: Press) -> NewFile | None:
    """The page for a new dilemma, where the settings say which code host has the files and it has such a page."""
    editor = press.catalogue.settings.site.editor
    if editor is None or editor.backend not in PAGES:
        return None
    address = _address(editor, Dilemma.folder)
    told: dict[str, Value] = {name: [place] for name, place in GAP.items()}
    text = draft("dilemma", texts.label("overview.new"), press.today, press.catalogue.settings, said=told).text
    return NewFile(address, TEXT in address, text)


def _address(editor: Editor, folder: str) -> str:
    page = PAGES[editor.backend]
    for place, value in {"{branch}": editor.branch, "{folder}": folder}.items():
        page = page.replace(place, quote(value))
    return f"{server(editor)}/{editor.repo}/{page}"
