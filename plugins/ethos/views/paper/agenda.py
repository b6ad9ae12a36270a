"""A meeting about one dilemma by the clock: what /samtal/ proposes for it (``ethos.plan``), so that the two agree."""

from __future__ import annotations

from ethos import plan, texts
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.paper.tree import Json
from ethos.views import meeting


def agenda(catalogue: Catalogue, entry: Dilemma) -> dict[str, Json]:
    """A dilemma's ``agenda``, step by step, and the ``hint`` above it: how long the meeting is, and for how many."""
    method = meeting.method_of(catalogue, entry)
    case = meeting.case_of(catalogue, entry)
    minutes, group = plan.length([case]), plan.people([case])
    about = {
        "clip": entry.clip.chapter if entry.clip else "",
        "plenary": meeting.method_words(method) if method else "",
    }
    steps = plan.agenda(minutes, group, [case])
    told: list[Json] = [step(row, each, case, about) for row, each in zip(meeting.rows(steps), steps, strict=True)]
    return {"agenda": told, "hint": texts.label("paper.hint").format(minutes=minutes, group=group)}


def step(row: meeting.Row, of: plan.Step, case: plan.Case, about: dict[str, str]) -> dict[str, Json]:
    """A step by the clock; ``about`` says which clip or which method. A twist has a number when there are several."""
    told = words(row.kind)
    title = f"{told['title']} {of.twist + 1}" if row.kind == "twist" and case.twists > 1 else told["title"]
    length = texts.label("paper.length").format(minutes=row.minutes)
    timed: dict[str, Json] = {"kind": row.kind, "twist": of.twist, "span": row.span, "length": length}
    return {**told, **timed, "title": title, "about": about.get(row.kind, "")}


def table() -> list[Json]:
    """Every step, and its minutes in each plan."""
    plans = plan.PLANS.values()
    kinds = [kind for kind in plan.STEPS if any(kind in each for each in plans)]
    return [{**words(kind), "minutes": [str(each.get(kind, "–")) for each in plans]} for kind in kinds]


def words(kind: str) -> dict[str, Json]:
    """What a step is called, what the leader does, and what the leader says."""
    said = texts.labels(f"meeting.step.{kind}")
    return {"title": said["name"], "told": said["do"], "say": said["say"]}
