"""Values as YAML that an editor would have written, and that ``source`` reads as the same values."""

from __future__ import annotations

import yaml

from ethos.source.yaml12 import Value, scalar

TEXT, NUMBER = "tag:yaml.org,2002:str", "tag:yaml.org,2002:float"


class _Dumper(yaml.SafeDumper):
    """Writes as an editor would: lists indented, and a date that is text without quotes, for ``source`` reads no
    dates out of text."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """What a text would be read as: quotes are also for what YAML 1.2 alone takes for a number, as ``0E0``."""
        tag: str = super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]
        plain = kind is yaml.ScalarNode and implicit[0] and value != "" and tag == TEXT
        return NUMBER if plain and not isinstance(scalar(value), str) else tag


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def written(value: Value, *, flow: bool = False) -> list[str]:
    """The lines of YAML that say a value; with ``flow``, the innermost lists and mappings on one line each."""
    style = None if flow else False
    text = yaml.dump(value, Dumper=_Dumper, default_flow_style=style, allow_unicode=True, sort_keys=False, width=10**6)
    return text.splitlines()
