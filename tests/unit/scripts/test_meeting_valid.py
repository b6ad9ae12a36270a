"""What lies in a browser's storage is believed to be a meeting only when every step of it can be shown."""

from __future__ import annotations

from typing import Any

import pytest

from ethos.kinds.dilemma import Closure
from in_node import in_node

pytestmark = pytest.mark.node
KINDS = ["frame", "clip", "read", "vote", "pairs", "groups", "plenary", "twist", "revote", "law", "monday"]
MADE = """
const told = (closure) => ({ slug: "fall", title: "Fall", lang: "", closure, address: "https://a.example/fall/",
  situation: null, questions: [], options: [{ label: "Ja" }, { label: "Nej" }],
  twists: [{ text: null, question: null }], leader: {}, laws: null,
  clip: { title: "Klipp", minutes: 2, address: "https://a.example/film/" } });
const made = (closure) => {
  const caseOf = (kind) => (kind === "frame" || kind === "monday" ? null : 0);
  const whole = KINDS.map((kind) => ({ kind, case: caseOf(kind), minutes: 2 }));
  const address = "https://a.example/samtal/";
  const meeting = it.create({ choice: {}, steps: whole, cases: [told(closure)], method: null, address });
  meeting.cases[0].laws = ["p", {}, "Text"];
  return meeting;
};
const { isMeeting } = await import(new URL("valid.js", process.argv[1]).href);
""".replace("KINDS", str(KINDS))
BENT = """
return given.map(([path, value]) => {
  const meeting = made("open");
  const last = path.pop();
  path.reduce((at, name) => at[name], meeting)[last] = value;
  return isMeeting(meeting);
});
"""


def test_a_meeting_closes_as_a_case_can() -> None:
    """Each closure of the model is known, and no other."""
    closures = [*Closure, "", "constructor", "Open"]
    found = in_node("conversation/meeting.js", f"{MADE} return given.map((each) => isMeeting(made(each)))", closures)
    assert found == [True] * len(Closure) + [False] * 3


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["cases", 0, "clip"], None),
        (["cases", 0, "laws"], None),
        (["cases", 0, "twists"], []),
        (["steps", KINDS.index("twist"), "twist"], 1),
        (["steps", KINDS.index("frame"), "case"], 0),
        (["steps", KINDS.index("read"), "case"], None),
    ],
    ids=["no clip", "no law", "no twist", "another twist", "a frame of a case", "a case of nothing"],
)
def test_a_step_has_what_it_shows(path: list[Any], value: object) -> None:
    """A step for a clip, a law or a twist that its case lacks would leave the stage empty."""
    whole = ["revision"], 1
    assert in_node("conversation/meeting.js", MADE + BENT, [whole, [path, value]]) == [True, False]
