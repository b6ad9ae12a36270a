"""Bare addresses become the links that the library makes of them, with less work."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from ethos import autolink
from ethos.autolink import LONGEST, autolinks

PIECES = (
    *("https://a.example/x", "http:", "http://b.example", "mailto:c@d.example", "xmpp:e@f.example", "www.g.example"),
    *(
        "h@i.example",
        ": a[",
        "[",
        "]",
        "](",
        ")",
        "**",
        "_",
        "`",
        " ",
        "\n",
        "word",
        "ö",
        "!",
        "<",
        ">",
        "\\",
        "~~",
        ".",
        "w",
    ),
)


def ours() -> MarkdownIt:
    return MarkdownIt("gfm-like2", {"linkify": False}).disable("linkify").use(autolinks)


def theirs() -> MarkdownIt:
    return MarkdownIt("gfm-like2", {"linkify": False}).disable("linkify").use(gfm_autolink_plugin)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_links_are_the_same(text: str) -> None:
    assert ours().render(text) == theirs().render(text)


def test_a_colon_costs_the_same_wherever_it_stands() -> None:
    """The rule is asked beside names of protocols alone, never in silence, and sees no more than the longest name."""
    seen: list[int] = []

    def rule(state: StateInline, silent: bool) -> bool:
        assert not silent
        seen.append(len(state.pending))
        return False

    parser = ours()
    parser.inline.ruler.at(autolink.RULES[1], autolink._loud(autolink._near(rule)))
    parser.parse(": a[ b" * 500 + "ett http: två mailto: tre" * 3)
    assert seen == [LONGEST] * 6
