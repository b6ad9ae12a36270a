"""Firefox and WebKitGTK as Debian has them, driven by the commands of WebDriver.

Debian has no driver for Firefox, which takes the same commands over a socket of its own:
Marionette. WebKitGTK has its driver beside it.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.error import URLError
from urllib.request import Request, urlopen

from browser.chain import DAY, FOLLOWED, seen, until

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What WebDriver calls an element by."""

CHOSEN = "(field, day) => { field.value = day; field.dispatchEvent(new Event('input', { bubbles: true })); }"
"""Chooses a day: typed, its parts come in the order of the browser's own language."""

HTTP = {
    "Navigate": "url",
    "ExecuteScript": "execute/sync",
    "FindElement": "element",
    "ElementClick": "element/{id}/click",
    "ElementSendKeys": "element/{id}/value",
    "Print": "print",
    "SetWindowRect": "window/rect",
}
"""Where each command is sent, below its session."""


class Wire(Protocol):
    """Carries a command to a browser."""

    def send(self, command: str, **what: Any) -> Any:
        """Send one, and give what it comes to."""


class Marionette:
    """Firefox's own socket: each message is its length, a colon, and [kind, number, command, what]."""

    def __init__(self, port: int) -> None:
        self.stream = _connected(port).makefile("rwb")
        self.number = 0
        self._read()  # it says which protocol it speaks
        self.send("NewSession")

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self.stream.read(1)
        return json.loads(self.stream.read(int(length[:-1])))

    def send(self, command: str, **what: Any) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, f"WebDriver:{command}", what]).encode()
        self.stream.write(b"%d:%b" % (len(message), message))
        self.stream.flush()
        _, _, fault, result = self._read()
        assert fault is None, f"{command}: {fault}"
        return result.get("value", result) if isinstance(result, dict) else result


class Driver:
    """A driver that listens to HTTP."""

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self.address = f"http://127.0.0.1:{port}/session"
        _connected(port).close()
        session = self._post("", {"capabilities": {"alwaysMatch": capabilities}})
        self.address += f"/{session['sessionId']}"

    def _post(self, path: str, what: dict[str, Any]) -> Any:
        headers = {"Content-Type": "application/json"}
        try:
            with urlopen(Request(self.address + path, json.dumps(what).encode(), headers), timeout=60) as answer:
                return json.load(answer)["value"]
        except URLError as fault:
            told = fault.read().decode() if hasattr(fault, "read") else fault
            raise AssertionError(f"{path}: {told}") from fault

    def send(self, command: str, **what: Any) -> Any:
        return self._post("/" + HTTP[command].format_map(what), what)


def _connected(port: int) -> socket.socket:
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nobody listens to {port}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _running(command: list[str], **environment: str) -> Iterator[None]:
    """A program, ended with all that it started."""
    where = {"env": {**os.environ, **environment}, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, start_new_session=True, **where) as process:  # type: ignore[call-overload]
        try:
            yield
        finally:
            os.killpg(process.pid, 15)


PREFERENCES = 'user_pref("marionette.port", {port});\nuser_pref("intl.accept_languages", "sv-SE");\n'


@contextmanager
def firefox(home: Path) -> Iterator[Wire]:
    """Firefox without a window, in a profile of its own."""
    port = _free_port()
    (home / "user.js").write_text(PREFERENCES.format(port=port))
    with _running(["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(home)], HOME=str(home)):
        yield Marionette(port)


@contextmanager
def webkit(home: Path) -> Iterator[Wire]:
    """WebKitGTK's own small browser, on a screen that nobody sees."""
    port, screen = _free_port(), os.getpid() % 30_000 + 100
    with _running(["Xvfb", f":{screen}", "-screen", "0", "1400x900x24", "-nolisten", "tcp"]):
        _awaited(Path(f"/tmp/.X11-unix/X{screen}"))
        where = {"DISPLAY": f":{screen}", "HOME": str(home), "LIBGL_ALWAYS_SOFTWARE": "1"}
        with _running(["WebKitWebDriver", f"--port={port}"], **where):
            yield Driver(port, {})


def _awaited(path: Path) -> None:
    for _ in range(300):
        if path.exists():
            return
        time.sleep(0.1)
    raise AssertionError(f"{path} has not come")


NEEDS = {"firefox": ("firefox-esr",), "webkit": ("WebKitWebDriver", "Xvfb")}
PACKAGES = {"firefox": "firefox-esr", "webkit": "webkit2gtk-driver xvfb"}


def lacking(engine: str) -> str:
    """Why an engine cannot be had here: nothing when it can."""
    missing = [each for each in NEEDS[engine] if shutil.which(each) is None]
    return f"{', '.join(missing)} is missing: apt-get install {PACKAGES[engine]}" if missing else ""


class Pointer:
    """A hand (``browser/chain.py``) that works a page through WebDriver."""

    def __init__(self, wire: Wire) -> None:
        self.wire, self.presses = wire, 0

    def go(self, address: str) -> None:
        self.wire.send("Navigate", url=address)

    def run(self, expression: str) -> Any:
        return self.wire.send("ExecuteScript", script=f"return {expression}", args=[])

    def find(self, css: str) -> str:
        return str(self.wire.send("FindElement", using="css selector", value=css)[ELEMENT])

    def press(self, css: str) -> None:
        until(self, seen(css))
        self.run(
            f"document.querySelector({json.dumps(css)}).scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        )
        self.wire.send("ElementClick", id=self.find(css))
        self.presses += 1

    def jump(self, css: str) -> None:
        self.press(css)

    def write(self, css: str, text: str) -> None:
        until(self, seen(css))
        if text in {DAY, FOLLOWED}:
            self.run(f"({CHOSEN})(document.querySelector({json.dumps(css)}), {text!r})")
        else:
            self.wire.send("ElementSendKeys", id=self.find(css), text=text)

    def turn(self, onward: bool = True) -> None:
        self.press("[data-framat]" if onward else "[data-bakat]")

    def paper(self) -> bytes:
        """The page as it is printed: PDF."""
        return base64.b64decode(self.wire.send("Print", background=True))
