"""What is printed: PDFs that typst sets from our own templates (``typst/``) and fonts, while the pages are made.

``sheet.py`` says what is printed, ``tree.py`` and ``letters.py`` make editors' text ready, ``printing.py`` sees to it,
and ``worker.py`` does it in processes of its own. What was done is kept (``kept.py``). ``office/`` makes Word files and
slides of the same data, in the same way.
"""
