"""Templates are compiled once, and lie beside what Python compiles of the program: who may write there is trusted so.

It takes half a second of every build, and of every preview's first page.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache

ROOM = Path(__file__).parent / "__pycache__"


class Compiled(FileSystemBytecodeCache):
    """What Jinja has compiled, by template, until its text changes (which Jinja sees), or Jinja, or ``made_by``."""

    def __init__(self, made_by: str) -> None:
        """``made_by`` is the file that says how templates are compiled."""
        changed = Path(made_by).stat().st_mtime_ns
        super().__init__(str(ROOM), f"template-{version('jinja2')}-{changed:x}-%s")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, as Python does: unless it is told not to, and where the folder may be written to."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
