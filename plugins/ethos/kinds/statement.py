"""``tillganglighet.yml``: how accessible the site is, as the law has every public actor tell on its site.

What it must hold: 13 § lagen (2018:1937) om tillgänglighet till digital offentlig service, and the model in the annex
to Commission Implementing Decision (EU) 2018/1523. What is not written here (the site's name, who publishes it, where
to write) is taken from ``site.yml``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from ethos.kinds import fields as f


class Conformance(StrEnum):
    """How well the site meets the law, in the three degrees of the decision's annex."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class Ground(StrEnum):
    """Why something is not accessible: sections a, b and c of the decision's annex."""

    NON_COMPLIANCE = "non-compliance"
    BURDEN = "burden"
    """Disproportionate to mend: 12 § of the law."""
    EXEMPT = "exempt"
    """Outside the law: 9 §."""


class Assessor(StrEnum):
    """Who has assessed the site."""

    SELF = "self"
    EXTERNAL = "external"


class Fault(f.Model):
    """Something that is not accessible, and is known."""

    what: f.Line
    ground: Ground
    reason: f.Text
    instead: f.Text | None = None
    planned: f.Day | None = None


class Feedback(f.Model):
    """Where a reader says what does not work; by mail to the site's own address when nothing else is said."""

    mail: f.MailAddress | None = None
    form: f.WebAddress | None = None
    phone: f.Line | None = None
    answer: f.Line


class Supervisor(f.Model):
    """The agency that sees to it that the law is followed, and where it takes complaints."""

    name: f.Line
    url: f.WebAddress


class Statement(f.Model):
    """The accessibility statement (tillgänglighetsredogörelsen)."""

    service: f.Line | None = None
    actor: f.Line | None = None
    conformance: Conformance
    standards: Annotated[tuple[f.Line, ...], f.several(1)]
    assessor: Assessor
    checks: Annotated[tuple[f.Said, ...], f.several(1)]
    assessed: f.PastDay
    prepared: f.PastDay
    reviewed: f.PastDay
    faults: Annotated[tuple[Fault, ...], f.several()] = ()
    feedback: Feedback
    supervisor: Supervisor

    def because(self, ground: Ground) -> tuple[Fault, ...]:
        """The faults with that ground, in the order of the file."""
        return tuple(each for each in self.faults if each.ground is ground)
