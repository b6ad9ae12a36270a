"""What is offered to who has less time than a case is written for.

For every plan that is shorter than the case: what it leaves out, the lightest method that it has time for, and cases
like this one that fit. The page of the case says it, and the guide that is printed; /samtal/ reads it there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ethos import plan, texts
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma, Method
from ethos.views import meeting, swedish
from ethos.views.press import Press


@dataclass(frozen=True, slots=True)
class Shorter:
    """A shorter meeting about a case, or about one like it."""

    minutes: int
    without: Sequence[str]
    """What steps are called that there is no time for."""
    method: Method | None
    """One with time enough; nothing when none has."""
    alike: Sequence[Dilemma]

    @property
    def told(self) -> str:
        """How this meeting differs: ``20 minuter med Publicitetstestet, utan ”Grupper om fyra”``."""
        found = texts.label("shorter.minutes").format(minutes=self.minutes)
        if self.method:
            found = texts.label("shorter.method").format(told=found, method=self.method.title)
        if self.without:
            steps = swedish.listed(f"”{each}”" for each in self.without)
            found = texts.label("shorter.without").format(told=found, steps=steps)
        return found


def of(press: Press, entry: Dilemma) -> list[Shorter]:
    """The shorter meetings about a case, shortest first."""
    return [_shorter(press, entry, minutes) for minutes in plan.PLANS if minutes < entry.minutes]


def _shorter(press: Press, entry: Dilemma, minutes: int) -> Shorter:
    case = meeting.case_of(press.catalogue, entry)
    group = plan.people([case])
    without = [texts.label(f"meeting.step.{kind}.name") for kind in plan.left_out(minutes, group, case)]
    method = lightest(press.catalogue, entry, group, plan.agenda(minutes, group, [case]))
    return Shorter(minutes, without, method, press.likeness.shorter(entry, minutes))


def lightest(catalogue: Catalogue, entry: Dilemma, group: int, steps: Sequence[plan.Step]) -> Method | None:
    """A method that so many people have time for in these steps: one that the case names, else the shortest."""
    borne = [each for each in meeting.methods(catalogue) if plan.bears(each.shape, group, steps)]
    fits = [each for each in borne if each.minutes and each.minutes <= plan.talk(steps)]
    return min(fits, key=lambda each: (each.slug not in entry.models, each.minutes), default=None)
