"""What a wheel holds beside the package: what it takes from the top of the repository (``plugins/ethos/defaults.py``).

There this repository's own site has it, and it is written once. All else is said in ``pyproject.toml``, where
setuptools has no word for files from outside the package.
"""

from __future__ import annotations

import ast
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

LISTED = Path("plugins/ethos/defaults.py")
"""Which files they are. It is read, not imported: what the program needs is not there while it is built."""


def paths() -> list[str]:
    """The settings that it names, and what a new site has a copy of."""
    lines = ast.parse(LISTED.read_text("utf-8")).body
    said = {ast.unparse(each.targets[0]): each.value for each in lines if isinstance(each, ast.Assign)}
    names, copied = (ast.literal_eval(said[each]) for each in ("NAMES", "COPIED"))
    return [*(f"site_config/{name}.yml" for name in names), *copied]


class WithDefaults(build_py):
    """The package, and in its folder ``defaults`` what comes with it; an editable install finds it where it lies."""

    def run(self) -> None:
        super().run()
        for path in () if self.editable_mode else paths():
            target = Path(self.build_lib, "ethos", "defaults", path)
            target.parent.mkdir(parents=True, exist_ok=True)
            self.copy_file(path, str(target))


setup(cmdclass={"build_py": WithDefaults})
