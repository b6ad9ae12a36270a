"""What shows a course."""

from __future__ import annotations

from ethos.views import gatherings, programme
from ethos.views.face import Face

FACE = Face(
    page=gatherings.course,
    pages=programme.courses,
    facts=gatherings.on_card,
    note=gatherings.note,
    news=gatherings.told,
    names=gatherings.names,
)
