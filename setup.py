"""What a wheel holds beside the package: the settings that come with the program (``plugins/ethos/defaults.py``).

They lie in ``site_config/``, where this repository's own site has them, and are written once. All else is said in
``pyproject.toml``; setuptools has no word there for files from outside the package.
"""

from __future__ import annotations

import ast
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

LISTED = Path("plugins/ethos/defaults.py")
"""Which they are. It is read, not imported: what the program needs is not there while it is built."""


def names() -> list[str]:
    """``NAMES`` of that module."""
    said = (each for each in ast.parse(LISTED.read_text("utf-8")).body if isinstance(each, ast.Assign))
    return next(ast.literal_eval(each.value) for each in said if ast.unparse(each.targets[0]) == "NAMES")


class WithDefaults(build_py):
    """The package, and in its folder ``defaults`` what comes with it; an editable install finds them where they lie."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for name in names():
                target = Path(self.build_lib, "ethos", "defaults", f"{name}.yml")
                target.parent.mkdir(parents=True, exist_ok=True)
                self.copy_file(f"site_config/{name}.yml", str(target))


setup(cmdclass={"build_py": WithDefaults})
