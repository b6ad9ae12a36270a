"""Addresses that machines read, and what a site's events are known by."""

from __future__ import annotations

import pytest
from calendar_sources import TODAY, catalogue, seminar
from pydantic import TypeAdapter, ValidationError

from ethos.catalogue import Catalogue
from ethos.kinds.fields import WebAddress
from ethos.views.calendar import calendars
from ethos.web import identity_of, plain_address


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("https://ethos.example/a?b=c#d", "https://ethos.example/a?b=c#d"),
        ("https://förvaltningskultur.example/jäv", "https://xn--frvaltningskultur-zzb.example/j%C3%A4v"),
        ("https://Möten.göteborg.example:8443/", "https://xn--mten-5qa.xn--gteborg-90a.example:8443/"),
        ("https://kim@förvaltning.example?å", "https://kim@xn--frvaltning-ecb.example?%C3%A5"),
        ("https://ethos.example/a b", "https://ethos.example/a%20b"),
        ("https://[2001:db8::1]:80/å", "https://[2001:db8::1]:80/%C3%A5"),
        ("mailto:a@förvaltning.example", "mailto:a@f%C3%B6rvaltning.example"),
    ],
)
def test_addresses_as_programs_read_them(written: str, plain: str) -> None:
    """The host in A-labels, the rest percent-encoded; what is so already is left alone."""
    assert plain_address(written) == plain
    assert plain_address(plain) == plain


def test_a_host_that_cannot_be_looked_up_is_refused() -> None:
    """An address leads somewhere, or the editor is told."""
    shape = TypeAdapter(WebAddress)
    assert shape.validate_python("https://förvaltning.example/") == "https://förvaltning.example/"
    with pytest.raises(ValidationError):
        shape.validate_python("https://a..ö.example/")


@pytest.mark.parametrize(
    ("address", "identity"),
    [
        ("https://Org.example", "org.example"),
        ("https://org.example:8443/", "org.example"),
        ("https://org.example/a/", "org.example/a"),
        ("https://org.example/b/c", "org.example/b/c"),
        ("https://förvaltningskultur.example/", "förvaltningskultur.example"),
    ],
)
def test_sites_that_share_a_host_share_no_uid(address: str, identity: str) -> None:
    """The path is a part of it; at a host's root it is what it always was, however the host is spelled."""
    assert identity_of(address) == identity
    assert f"UID:seminar-introduktion@{identity}\r\n" in calendar(address)


def test_calendars_of_an_international_host() -> None:
    """Every address in them can be looked up by programs that know no other letters."""
    said = calendar("https://förvaltningskultur.example/")
    assert "SOURCE;VALUE=URI:https://xn--frvaltningskultur-zzb.example/kalender/alla.ics" in said
    assert "URL:https://xn--frvaltningskultur-zzb.example/seminarier/introduktion/" in said
    assert "CONFERENCE" in said
    assert "https://xn--mten-5qa.example/rum/1" in said
    assert "%C3%B6" not in said


def calendar(address: str) -> str:
    found = catalogue(seminar("introduktion", format="online", online_url="https://möten.example/rum/1"))
    site = found.settings.site.model_copy(update={"url": address})
    named = Catalogue(found.entries, found.settings.model_copy(update={"site": site}))
    files = {each.path: each.content for each in calendars(named, site.address, TODAY)}
    return files["kalender/alla.ics"].decode().replace("\r\n ", "")
