"""Word documents as HTML. Pictures and what lies outside the file are not fetched."""

from __future__ import annotations

from pathlib import Path

import mammoth
from mammoth import images

from ethos.moving.found import refused
from ethos.moving.office import opened

STYLES = "\n".join(
    f"p[style-name='{name}'] => h{level}:fresh"
    for level, names in {1: ("Title", "Rubrik", "Rubrik 1"), 2: ("Subtitle", "Rubrik 2"), 3: ("Rubrik 3",)}.items()
    for name in names
)
"""What Word calls its headings, in English and in Swedish."""


def as_html(path: Path) -> str:
    """The text of a Word document.

    Raises:
        EthosError: it is none.
    """
    data = opened(path, "word")
    try:
        made = mammoth.convert_to_html(
            data,
            style_map=STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=images.img_element(lambda image: {"src": "", "alt": image.alt_text or ""}),
        )
    except (KeyError, ValueError, OSError, AttributeError, RecursionError) as error:
        raise refused("broken", path=path.name) from error
    return str(made.value)
