"""Search: what a page is found by, the index that Pagefind builds of it, and the words a browser mends typos with."""
