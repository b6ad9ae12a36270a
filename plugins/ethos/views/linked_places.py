"""Where people meet, in schema.org's terms."""

from __future__ import annotations

from ethos import texts
from ethos.kinds.attendance import Place
from ethos.kinds.event import STOCKHOLM, Timing


def locations(timing: Timing) -> list[dict[str, object]]:
    """The place to go to, the way to take part from afar, or both."""
    found: list[dict[str, object]] = []
    if timing.venue or timing.place_comes:
        found.append(_place(timing.venue, timing))
    if timing.link:
        found.append({"@type": "VirtualLocation", "url": timing.link})
    return found


def _place(place: Place | None, timing: Timing) -> dict[str, object]:
    """A place, or that it is not known yet. Where clocks are ours we are at home; no other country is guessed."""
    address: dict[str, object] = {"@type": "PostalAddress"}
    if timing.timezone == STOCKHOLM:
        address["addressCountry"] = "SE"
    data: dict[str, object] = {"@type": "Place", "name": texts.label("event.place_later"), "address": address}
    if not place:
        return data
    address |= {"addressLocality": place.city} | ({"streetAddress": place.address} if place.address else {})
    data["name"] = place.name or data["name"]
    if place.map_url:
        data["hasMap"] = place.map_url
    if place.position:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": place.position.lat, "longitude": place.position.lon}
    return data
