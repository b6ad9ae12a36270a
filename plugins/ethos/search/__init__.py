"""Search: what a page is found by, and the index that a browser reads (its format is described in ``index.py``)."""
