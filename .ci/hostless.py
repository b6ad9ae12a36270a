"""Leave out of npm's locks whom to pay and what to read: addresses that nothing needs when packages are installed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

for path in map(Path, sys.argv[1:]):
    lock = json.loads(path.read_text("utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("deprecated", None)
    path.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")
