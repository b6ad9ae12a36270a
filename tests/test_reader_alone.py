"""What a reader chooses and types stays with the reader: no published page can send it, with or without its scripts."""

from __future__ import annotations

from test_outline import Pages, pages  # noqa: F401 - a fixture

SENDING = "[action], [formaction], [formmethod], [ping], input[type=image], button[type=submit][form]"
"""What sends a form, or tells of a press, whatever the form says."""
TYPED = ":is(input:not([type]), input[type=text], input[type=search], input[type=number], textarea):not([readonly])"


def test_no_form_can_be_sent(pages: Pages) -> None:  # noqa: F811
    """A form is there for its keys and its names: method=dialog goes nowhere (HTML, 4.10.21.3 Form submission)."""
    forms = {(name, form.html or "") for name, page in pages.items() for form in page.css("form")}
    assert len(forms) >= 4
    assert [(name, html) for name, html in forms if not _goes_nowhere(html)] == []
    assert [(name, node.html) for name, page in pages.items() for node in page.css(SENDING)] == []


def _goes_nowhere(form: str) -> bool:
    return 'method="dialog"' in form.partition(">")[0]


def test_what_is_typed_is_shown_to_no_service(pages: Pages) -> None:  # noqa: F811
    """No spelling or writing help in the cloud, on any field of any page; no browser offers it to the next reader."""
    for name, page in pages.items():
        body = page.body.attributes if page.body else {}
        assert (body.get("spellcheck"), body.get("writingsuggestions")) == ("false", "false"), name
        fields = page.css(f"form {TYPED}")
        assert [node.html for node in fields if node.attributes.get("autocomplete") != "off"] == [], name


def test_the_foot_says_what_a_server_sees(pages: Pages) -> None:  # noqa: F811
    """Nothing more is promised than what is true on any web server: it knows which pages are fetched."""
    promised = "servern ser vad du hämtar."
    assert [name for name, page in pages.items() if promised not in page.css_first("body > footer").text()] == []
