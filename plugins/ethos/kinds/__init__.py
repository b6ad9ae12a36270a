"""The kinds of entries, and how a document becomes one."""

from collections.abc import Mapping

from ethos.kinds.base import Entry, Status
from ethos.kinds.bulletin import Bulletin
from ethos.kinds.code import Code
from ethos.kinds.column import Column
from ethos.kinds.council import Council
from ethos.kinds.course import Course
from ethos.kinds.dilemma import Dilemma
from ethos.kinds.document import Paper
from ethos.kinds.foundation import Foundation
from ethos.kinds.indicator import Indicator
from ethos.kinds.initiative import Initiative
from ethos.kinds.method import Method
from ethos.kinds.poster import Poster
from ethos.kinds.programme import Programme
from ethos.kinds.prose import Prose
from ethos.kinds.seminar import Seminar
from ethos.kinds.story import Story
from ethos.kinds.thread import Thread

MODELS: tuple[type[Entry], ...] = (
    *(Dilemma, Thread, Method, Code, Poster, Seminar, Course),
    *(Programme, Initiative, Indicator, Story, Paper, Foundation, Council),
    *(Bulletin, Column, Prose),
)
"""Every kind, in the order of menus and lists."""

KINDS: Mapping[str, type[Entry]] = {each.kind: each for each in MODELS}
"""The same by name; the model says in which folder its files lie and where its pages are published."""

__all__ = [
    "KINDS",
    "MODELS",
    "Bulletin",
    "Code",
    "Column",
    "Council",
    "Course",
    "Dilemma",
    "Entry",
    "Foundation",
    "Indicator",
    "Initiative",
    "Method",
    "Paper",
    "Poster",
    "Programme",
    "Prose",
    "Seminar",
    "Status",
    "Story",
    "Thread",
]
