"""What a change does to subscribers' calendars and to published addresses, told before it is published.

``repository.py`` reads git, ``revision.py`` makes a catalogue of what it held, ``seen.py`` what subscribers see of a
catalogue. ``compare.py`` finds the changes, ``identity.py`` whether an event is still the same, ``faults.py`` what may
not be published, ``pages.py`` which addresses lead nowhere, ``dates.py`` what nobody would see, ``altered.py`` what
texts say otherwise, ``prose.py`` in which words. ``forms.py`` says it, and ``comment.py`` beside a proposal.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ethos import texts
from ethos.content import Content, Progress, load, silent
from ethos.explained import explained
from ethos.impact.altered import altered
from ethos.impact.comment import as_comment
from ethos.impact.compare import changes
from ethos.impact.faults import faults
from ethos.impact.forms import FORMATS
from ethos.impact.pages import lost
from ethos.impact.report import Change, Report
from ethos.impact.repository import Repository
from ethos.impact.revision import FOLDERS, SETTINGS, Revision
from ethos.impact.seen import calendars_of
from ethos.impact.tidings import tidings
from ethos.problem import Level, Problem

__all__ = ["FORMATS", "Change", "Report", "against", "as_comment"]


def against(root: Path, revision: str, today: date, progress: Progress = silent) -> Report:
    """What the working tree under a root does to those who subscribe to what a revision of it published.

    The comparison is made with the newest commit that the revision and HEAD have in common. A branch knows nothing of
    what others have published since it began: compared with where ``main`` is now, their seminars would seem to vanish.
    Where a code host has merged the branch for its check, and for a revision that HEAD comes from, that commit is the
    revision itself. When history is cut off before it, the revision is taken as it is, and the report says so.

    Both sides are seen on the same day, so time alone changes nothing.

    Raises:
        EthosError: no git, no repository, or no such revision; the message says what to do.
    """
    repository = Repository(root)
    commit = repository.commit(revision)
    common = repository.common(commit)
    content = load(root, progress)
    label = "same" if common == commit else "common" if common else "apart"
    base = texts.label(f"impact.base.{label}").format(revision=revision, short=(common or commit)[:10])
    notes = [] if common else [texts.label("impact.note.apart").format(revision=revision)]
    if content.catalogue is None:
        return Report(base, [], [], _hiding(content), notes)
    report = _compared(
        Revision(repository, common or commit, content.catalogue, content.layers, notes=notes), base, content, today
    )
    return replace(report, problems=explained(report.problems, content.catalogue))


def _compared(revision: Revision, base: str, content: Content, today: date) -> Report:
    before, after = calendars_of(revision.catalogue(), today), calendars_of(revision.work, today)
    former = revision.former(after.events.keys() - before.events.keys())
    hiding = _hiding(content)
    told = faults(before, after, former, today, hidden={each.path for each in hiding})
    found = list(changes(before, after, former, today))
    former_texts, unread = list(revision.altered()), _unread(content)
    problems = sorted({*hiding, *revision.problems, *told, *lost(former_texts, revision.work, unread)})
    touched = altered(former_texts, revision.paths, revision.work, unread)
    notes, settings = list(dict.fromkeys(revision.notes)), revision.reset()
    site = revision.work.settings.site.address
    return Report(base, found, list(tidings(before, after)), problems, notes, touched, settings, site)


def _unread(content: Content) -> set[str]:
    """The files and folders, of any kind, that errors keep from being read."""
    known = content.catalogue.by_source if content.catalogue else {}
    return {each.path for each in content.problems if each.level is Level.ERROR and each.path not in known}


def _hiding(content: Content) -> list[Problem]:
    """The errors in the working tree that keep an event or the settings from being read."""
    errors = (each for each in content.problems if each.level is Level.ERROR and each.path in _unread(content))
    return [each for each in errors if each.path.split("/")[0] in (*FOLDERS, SETTINGS)]
