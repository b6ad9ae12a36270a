"""Ethos: from a folder of Markdown and YAML to a knowledge base about good administrative culture."""

__version__ = "0.1.0"
