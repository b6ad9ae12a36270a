"""What shows an indicator: its values in a table, and drawn when there are several."""

from __future__ import annotations

from ethos import texts
from ethos.kinds import Indicator
from ethos.output import Page
from ethos.views import drawn, swedish, told
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Indicator) -> Page:
    values = [
        (texts.label(f"measure.{name}"), swedish.when(each.period), told.measure(each, entry.unit))
        for name, each in entry.points
    ]
    bars = [
        (f"{swedish.when(each.period)}: {told.measure(each, entry.unit)}", each.value, name)
        for name, each in entry.points
    ]
    rows = {"measures": texts.label(f"measures.{entry.measures}"), "unit": entry.unit}
    drawing = drawn.scale(bars) if len(bars) > 1 else None
    return told.page(press, entry, rows, values=values, drawing=drawing)


def on_card(_shelf: Shelf, entry: Indicator) -> list[str]:
    last = entry.outcomes[-1]
    return [texts.label(f"measures.{entry.measures}"), f"{swedish.when(last.period)}: {told.measure(last, entry.unit)}"]


FACE = Face(page=page, facts=on_card)
