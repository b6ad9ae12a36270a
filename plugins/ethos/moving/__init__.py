"""Moving in: what an agency has, read as drafts. A reader for each form of file; what none can know is not guessed.

Every file is hostile until read: bounded in bytes, parts and rows, XML without entities, HTML cleaned before it is
Markdown, nothing fetched and nothing run. A reader gives what it found (``Found``);
``importing.py`` makes drafts of that.
"""
