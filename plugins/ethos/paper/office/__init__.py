"""What is handed over to be worked on: Word files and slides, of the same data as what is printed.

For meeting rooms with nothing but an office suite. ``word.py`` writes paragraphs and tables, ``package.py`` and
``form.py`` say what stands in them; ``deck.py`` makes slides, ``slides.py`` says of what. The libraries are slow to
load, so it is done when the first file is asked for, by a worker, and never by ``ethos check``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

MAKERS = {"package": "package", "afterwards": "form", "slides": "slides"}
"""Templates, each with the module that makes it."""
LIBRARIES = ("python-docx", "python-pptx")


def made(template: str, data: Mapping[str, Any], words: Mapping[str, str], folder: Path) -> bytes:
    """A file by one of ``MAKERS``; ``folder`` holds the pictures that the data names."""
    maker = import_module(f"{__name__}.{MAKERS[template]}")
    file: bytes = maker.made(data, words, folder)
    return file


def recipe() -> bytes:
    """What else than data decides how a file comes out."""
    sources = [each.read_bytes() for each in sorted(Path(__file__).parent.glob("*.py"))]
    return b"".join([*sources, *(metadata.version(each).encode() for each in LIBRARIES)])
