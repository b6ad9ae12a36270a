"""Rules that look at more than one field or one entry. A rule is a module: its name is its problem's code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.problem import Problem
from ethos.rules import (
    broken_source_link,
    calendar_identity,
    dangling_reference,
    draft_referenced,
    duplicate_id,
    end_before_start,
    event_without_place,
    event_without_registration,
    film_captions,
    heavy_markdown,
    late_deadline,
    local_time,
    one_sided_relation,
    personal_owner,
    reversed_group,
    review_overdue,
    security_expires,
    slug_collision,
    statement_contradicts,
    statement_fault_overdue,
    statement_fault_unplanned,
    statement_overdue,
    unknown_law,
    unknown_word,
)

Rule = Callable[[Catalogue, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = tuple(
    module.check
    for module in (
        broken_source_link,
        calendar_identity,
        dangling_reference,
        draft_referenced,
        duplicate_id,
        end_before_start,
        event_without_place,
        event_without_registration,
        film_captions,
        heavy_markdown,
        late_deadline,
        local_time,
        one_sided_relation,
        personal_owner,
        reversed_group,
        review_overdue,
        security_expires,
        slug_collision,
        statement_contradicts,
        statement_fault_overdue,
        statement_fault_unplanned,
        statement_overdue,
        unknown_law,
        unknown_word,
    )
)


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Every problem that any rule finds, in no particular order."""
    for rule in RULES:
        yield from rule(catalogue, today)
