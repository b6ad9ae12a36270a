"""From the catalogue to what is published: ``everything.py`` puts together what the other views give."""
