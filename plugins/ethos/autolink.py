"""Bare addresses as links, in linear time.

The library's rules look through all that has been read of a paragraph at each colon, also while the end of a link is
looked for, where they never make anything: ``: a[`` written four thousand times took seconds. Here they are asked only
where an address may begin, and see no more of what stands before than the longest name of a protocol.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

RULES = ("gfm_autolink_www", "gfm_autolink_protocol", "gfm_autolink_email")
PROTOCOLS = ("http", "https", "mailto", "xmpp")
LONGEST = max(map(len, PROTOCOLS))

Rule = Callable[[StateInline, bool], bool]


def autolinks(parser: MarkdownIt) -> None:
    """Make links of addresses, as a plugin of the parser."""
    parser.use(gfm_autolink_plugin)
    www, protocol, email = parser.inline.ruler.getRules("")[-len(RULES) :]
    for name, rule in zip(RULES, (www, _near(protocol), email), strict=True):
        parser.inline.ruler.at(name, _loud(rule))


def _loud(rule: Rule) -> Rule:
    """A rule that is not asked in silence, where it would answer no after all its work."""
    return lambda state, silent: not silent and rule(state, silent)


def _near(rule: Rule) -> Rule:
    """A rule that is asked only after the name of a protocol, and sees that alone of what is not yet a token.

    What stood before becomes a token of its own; the parser joins those that lie side by side.
    """

    def ask(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != ":" or not state.pending.endswith(PROTOCOLS):
            return False
        before, name = state.pending[:-LONGEST], state.pending[-LONGEST:]
        if before:
            state.pending = before
            state.pushPending()
        state.pending = name
        return rule(state, silent)

    return ask
