"""What shows a seminar."""

from __future__ import annotations

from ethos.views import gatherings, programme
from ethos.views.face import Face

FACE = Face(
    page=gatherings.seminar,
    pages=programme.seminars,
    facts=gatherings.on_card,
    note=gatherings.note,
    news=gatherings.told,
    names=gatherings.names,
)
