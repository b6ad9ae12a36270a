"""The leader's own window: notes and controls for a meeting that another window shows."""

from __future__ import annotations

from ethos import texts
from ethos.output import Page
from ethos.views.meeting import STEPS
from ethos.views.press import Press, words

PATH = "samtal/ledare/"


def page(press: Press) -> Page:
    """The page /samtal/ledare/, which fetches nothing: all that it shows comes from the window that shows the meeting."""
    title, description = words("meeting_leader")
    steps = {kind: texts.labels(f"meeting.step.{kind}") for kind in STEPS}
    return press.page("meeting/leader.html", PATH, title, description, section="dilemman", indexed=False, steps=steps)
