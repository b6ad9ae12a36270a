"""The source room: a file of text becomes a Document, or every Problem that an editor must see.

Nothing here knows what a dilemma is. Files are read within bounds, YAML is YAML 1.2 without surprises, and
each field's line and column can be asked for afterwards.
"""

from ethos.source.comment import cuts
from ethos.source.discover import discover
from ethos.source.document import Document, parse, parse_yaml, read, read_yaml
from ethos.source.files import SLUG
from ethos.source.position import Loc
from ethos.source.yaml12 import Value, scalar

__all__ = ["SLUG", "Document", "Loc", "Value", "cuts", "discover", "parse", "parse_yaml", "read", "read_yaml", "scalar"]
