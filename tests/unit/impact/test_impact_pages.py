"""``ethos impact`` watches the addresses of pages: one that is published leads somewhere for ever."""

from __future__ import annotations

import pytest

from repositories import GAVAN, Repo

PAGE = """\
---
title: {title}
summary: Vilka vi är.
status: {status}
published: 2026-01-15
aliases: [forr]
---
{body}
"""
OM = "content/om-oss.md"


def page(title: str = "Om oss", status: str = "published", body: str = "Vi är vi.") -> str:
    return PAGE.format(title=title, status=status, body=body)


@pytest.fixture
def ours(repo: Repo) -> Repo:
    """A repository with a page that has been published under two names."""
    repo.write(OM, page())
    repo.commit()
    return repo


def told(repo: Repo) -> list[tuple[str, int, str]]:
    found = [each for each in repo.report().problems if each.code == "address-vanishes"]
    return [(each.path, each.line, each.hint.rpartition("Så här: ")[2]) for each in found]


def renamed(repo: Repo, text: str) -> None:
    (repo.root / OM).unlink()
    repo.write("content/vi.md", text)


@pytest.mark.parametrize("text", [page(), page("Vi"), page(body="Annat.")])
def test_a_renamed_file_is_told_with_the_line_to_write(ours: Repo, text: str) -> None:
    """Whether its title or its body has been changed at the same time."""
    renamed(ours, text)
    assert told(ours) == [("content/vi.md", 2, "aliases: [forr, om-oss]")]
    assert "/om-oss/" in ours.report().problems[0].message
    assert ours.report().exit_code == 1


def test_an_alias_keeps_the_address(ours: Repo) -> None:
    renamed(ours, page().replace("[forr]", "[forr, om-oss]"))
    assert told(ours) == []


def test_a_lost_alias_is_told(ours: Repo) -> None:
    ours.write(OM, page().replace("aliases: [forr]\n", ""))
    assert told(ours) == [(OM, 2, "aliases: [forr]")]


def test_a_removed_page_is_told_by_each_of_its_addresses(ours: Repo) -> None:
    (ours.root / OM).unlink()
    assert told(ours) == [(OM, 1, "aliases: [forr]"), (OM, 1, "aliases: [om-oss]")]


def test_a_draft_has_no_address(ours: Repo) -> None:
    ours.write(OM, page(status="draft"))
    assert [path for path, _, _ in told(ours)] == [OM, OM]
    ours.commit()
    (ours.root / OM).unlink()
    assert told(ours) == []


def test_what_is_withdrawn_has_said_so(ours: Repo) -> None:
    ours.write(OM, page(status="withdrawn"))
    assert told(ours) == []


@pytest.mark.parametrize("text", ["Ingen början.", page().replace("title: Om oss\n", "")])
def test_a_file_with_faults_is_not_gone(ours: Repo, text: str) -> None:
    ours.write(OM, text)
    assert told(ours) == []


def test_of_a_seminar_that_goes_its_calendars_tell(repo: Repo) -> None:
    """Once is enough; what is told besides is an alias that is taken away."""
    repo.edit(GAVAN, ("summary:", "aliases: [forr]\nsummary:"))
    repo.commit()
    text = (repo.root / GAVAN).read_text("utf-8")
    repo.edit(GAVAN, ("aliases: [forr]\n", ""))
    assert told(repo) == [(GAVAN, 2, "aliases: [forr]")]
    (repo.root / GAVAN).unlink()
    repo.write("seminars/gavorna.md", text)
    assert told(repo) == [] and repo.report().exit_code == 1
