"""Whose a text is, where it is not the site's own: what a page, a paper and data say of the base that it comes from."""

from __future__ import annotations

from ethos import texts
from ethos.kinds import Entry
from ethos.kinds.settings import Licence, Settings, Site


def base_of(settings: Settings, entry: Entry) -> Site | None:
    """The site that an entry comes from, or is written over; nothing for the site's own."""
    return settings.base if entry.source.is_base or entry.based_on else None


def whose(settings: Settings, entry: Entry) -> tuple[str, Site] | None:
    """How an entry stands to a base, in the words before its name, and the base; nothing for the site's own."""
    base = base_of(settings, entry)
    return (texts.label(f"whose.{'lent' if entry.source.is_base else 'over'}"), base) if base else None


def licence_of(settings: Settings, entry: Entry) -> Licence | None:
    """What others may do with a text of the base's, where it has no origin that says so itself."""
    return settings.base.licence if settings.base and entry.source.is_base and not entry.origin else None


def told(settings: Settings, entry: Entry) -> str:
    """The same as a text of its own, for paper; empty for the site's own."""
    if not (found := whose(settings, entry)):
        return ""
    lead, base = found
    edition = f", {texts.label('whose.edition').format(edition=base.edition)}" if base.edition else ""
    licence = licence_of(settings, entry)
    more = f" {texts.label('whose.licence').format(licence=licence.name)}" if licence else ""
    return f"{lead} {base.name}{edition}.{more}"
