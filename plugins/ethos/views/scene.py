"""A room seen from above, in the head of its page: people are discs with two sides, and furniture is plain shapes.

A scene is told as shapes in a field of ``WIDTH`` by ``HEIGHT``, which styles tint (``assets/css/room.css``) and crop at
the edge of the window. It says nothing that the heading beside it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import atan2, cos, degrees, radians, sin
from typing import NamedTuple

from markupsafe import Markup

from ethos.views.disc import DIFFERENT

WIDTH, HEIGHT = 640, 200
HOUSE = "house"
Point = tuple[float, float]


class Room(NamedTuple):
    """What a room is tinted by, and what stands and sits in it."""

    tint: str
    drawn: Markup


def person(at: Point, size: float, number: int, turned: float = 0, other: int = 1) -> Markup:
    """Somebody, whose line is turned so many degrees from upright; ``other`` says whether the sides have two tints."""
    one, two = DIFFERENT[number % 6], DIFFERENT[(number + other) % 6]
    half = f"a{size} {size} 0 0 0 0 {2 * size}z"
    return Markup(
        '<g data-ena="{}" data-andra="{}" transform="translate({:.4g} {:.4g})rotate({:.4g})">'
        '<path class="one" d="M-1-{}{}"/><path class="two" d="M1 {}{}"/></g>'
    ).format(one, two, *at, turned, size, half, size, half.replace(f" {2 * size}z", f"-{2 * size}z"))


def box(name: str, at: Point, size: Point, corner: float = 0, turned: float = 0) -> Markup:
    """A table, a sheet, a lectern: what has four corners, by its middle."""
    (x, y), (width, height) = at, size
    turn = Markup(' transform="rotate({} {} {})"').format(turned, x, y) if turned else ""
    return Markup('<rect class="{}" x="{:.4g}" y="{:.4g}" width="{}" height="{}" rx="{}"{}/>').format(
        name, x - width / 2, y - height / 2, width, height, corner, turn
    )


def path(name: str, steps: str) -> Markup:
    """Any other shape or line."""
    return Markup('<path class="{}" d="{}"/>').format(name, steps)


def around(middle: Point, far: float, angles: Sequence[float]) -> list[Point]:
    """Places on a circle; angles in degrees, from the right and downwards."""
    return [(middle[0] + far * cos(radians(each)), middle[1] + far * sin(radians(each))) for each in angles]


def towards(at: Point, goal: Point) -> float:
    """How far a line is turned that points from one place to another."""
    return degrees(atan2(goal[1] - at[1], goal[0] - at[0])) - 90


def _written(at: Point, size: Point, turned: float = 0, lines: int = 5) -> Iterator[Markup]:
    """A sheet with lines of text, the last of them short."""
    (x, y), (width, height) = at, size
    yield box("sheet", at, size, 4, turned)
    step = height / (lines + 2)
    rows = (f"M{x - width * 0.34:.4g} {y - height / 2 + step * (each + 1.5):.4g}h" for each in range(lines))
    ends = [0.68, 0.6, 0.66, 0.56, 0.64, 0.3]
    steps = "".join(f"{row}{width * ends[at % 5 if at < lines - 1 else 5]:.4g}" for at, row in enumerate(rows))
    yield Markup('<path class="text" d="{}" transform="rotate({} {} {})"/>').format(steps, turned, x, y)


def _dilemma() -> Iterator[Markup]:
    """Two, and one paper between them."""
    yield box("table", (508, 100), (172, 300), 0)
    yield from _written((508, 106), (90, 122), -9)
    yield person((394, 118), 52, 0, 20)
    yield person((620, 80), 52, 4, -24)


def _talk() -> Iterator[Markup]:
    """A round table, and one who speaks: the lines of the others point there."""
    middle = (486, 108)
    seats = around(middle, 116, range(-158, 202, 40))
    yield Markup('<circle class="table" cx="{}" cy="{}" r="82"/>').format(*middle)
    for number, each in enumerate(seats[1:], 1):
        yield person(each, 29, number, towards(each, seats[0]))
    yield person(seats[0], 40, 6, towards(seats[0], middle))


def _codes() -> Iterator[Markup]:
    """Three sheets side by side, and the same matter in each; as long as the highest head."""
    for number, (x, y) in enumerate([(386, 192), (502, 174), (618, 202)]):
        yield from _written((x, y), (98, 320), 0, 14)
        yield Markup('<g data-ena="{0}" data-andra="{0}">{1}{2}</g>').format(
            DIFFERENT[2 * number],
            box("one", (x, 110), (84, 34), 3),
            box("two", (x - 39, 110), (6, 34), 0),
        )


def _rows() -> Iterator[Markup]:
    """Rows that face a lectern."""
    speaker = (376.0, 100.0)
    yield box("desk", (428, 100), (18, 84), 4)
    yield person(speaker, 34, 0, 90)
    for row, (far, seats) in enumerate([(112, 4), (166, 5), (220, 4), (274, 5)]):
        step = 3150 / far  # of degrees: all sit as far from each other
        for number, each in enumerate(around(speaker, far, [step * (at - (seats - 1) / 2) for at in range(seats)])):
            yield person(each, 21, 4 * row + number, towards(each, speaker))


def _principles() -> Iterator[Markup]:
    """The six principles, each tied to all others."""
    places = [(482 + 136 * x, 100 + 66 * y) for x, y in around((0, 0), 1, range(-90, 270, 60))]
    ties = ((one, two) for at, one in enumerate(places) for two in places[at + 1 :])
    yield path("tie", "".join("M{:.4g} {:.4g}L{:.4g} {:.4g}".format(*one, *two) for one, two in ties))
    for number, each in enumerate(places):
        yield person(each, 30, number, 15 * number - 40, 0)


def _door() -> Iterator[Markup]:
    """One, and a door ajar."""
    yield path("beyond", "M500-10H700V210H500Z")
    yield path("light", "M500 52L330-30 210 230 500 148Z")
    yield path("wall", "M500-10V52M500 148V210")
    yield path("swing", "M500 52A96 96 0 0 1 588 109")
    yield path("leaf", "M500 148L588 109")
    yield person((402, 102), 50, 1, 24)


def _house() -> Iterator[Markup]:
    """Rooms along a corridor, somebody in each, and one on the way in."""
    doors = "M330 {0}H360M404 {0}H468M512 {0}H578M622 {0}H700"
    yield path("wall", "M330-200V78M330 122V400M430-200V78M430 122V400M544-200V78M544 122V400")
    yield path("wall", "".join(doors.format(y) for y in (78, 122)))
    for number, at in enumerate((x, y) for y in (28, 172) for x in (380, 487, 600)):
        yield person(at, 27, number, 40 * number)
    yield person((286, 100), 30, 6, 90)


def _room(tint: str, shapes: Iterator[Markup]) -> Room:
    """The scene as SVG, hidden from who listens."""
    svg = Markup('<svg class="scene" viewBox="{}" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">{}</svg>')
    return Room(tint, svg.format(f"0 0 {WIDTH} {HEIGHT}", Markup().join(shapes)))


ROOMS = {
    "dilemma": _room("fri-asiktsbildning", _dilemma()),
    "meeting": _room("demokrati", _talk()),
    "code": _room("legalitet", _codes()),
    "seminar": _room("effektivitet-och-service", _rows()),
    "knowledge": _room("objektivitet", _principles()),
    "for_real": _room("respekt", _door()),
    HOUSE: _room("demokrati", _house()),
}
"""The rooms by the key of their place, and the house for what lies in none."""
