"""A comment takes nothing from a value, or it is told where it begins and how it could be read."""

from __future__ import annotations

import pytest

from ethos.source import parse_yaml
from ethos.source.comment import cuts


@pytest.mark.parametrize(
    ("line", "column", "fixed"),
    [
        ("title: C #12", 10, 'title: "C #12"'),
        ('title: "C" #12', 12, 'title: "C #12"'),
        ("title: 'C'#12", 11, "title: 'C #12'"),
        ('title: "C"# 12', 11, 'title: "C # 12"'),
        ("minutes: 45 #12", 13, 'minutes: "45 #12"'),
        ("audience: [a, b] #alla", 18, "# alla\naudience: [a, b]"),
        ("audience: [a, b]#alla", 17, "# alla\naudience: [a, b]"),
        ("group: {min: 1} #alla", 17, "# alla\ngroup: {min: 1}"),
        ("audience: [a, b #alla]", 17, 'audience: [a, "b #alla"]'),
        ("audience: [a, 'b' #alla]", 19, "audience: [a, 'b #alla']"),
        ("audience: [a,#alla]", 14, 'audience: [a, "#alla"]'),
        ("audience: [#alla]", 12, 'audience: ["#alla"]'),
        ("group: {min: a #1}", 16, 'group: {min: "a #1"}'),
        ("audience: [a, #b\n  c]", 15, 'audience: [a, "#b"'),
        ("audience: #alla", 11, 'audience: "#alla"'),
        ("- a\n- #alla", 3, '- "#alla"'),
        ("text: | #12\n  Hej", 9, "# 12\ntext: |"),
    ],
)
def test_a_comment_close_to_its_words_is_a_fault(line: str, column: int, fixed: str) -> None:
    found = parse_yaml("site_config/site.yml", f"{line}\n".encode())
    assert isinstance(found, list)
    assert [(each.column, each.code) for each in found] == [(column, "yaml-comment")]
    assert found[0].hint.endswith(f"Så här: {fixed}")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("audience: [a, b] # alla\nage: 1", ["# alla"]),
        ("title: 'a # b' # c", ["# c"]),
        ("title: C#\nurl: https://prov.example/#a\nlist: [a#b]\n'a #b': c", []),
        ("text: | # hej\n  a #b\n  # c\nmore: >\n  d #e", []),
        ("audience: # vilka\n  - a # ja\n# nej\n  - b #", ["# ja"]),
        ("a: &x b # c\nd: *x # e", ["# c", "# e"]),
    ],
)
def test_what_is_in_a_value_or_awaits_one_is_no_cut(text: str, written: list[str]) -> None:
    assert [each.written for each in cuts(text)] == written
