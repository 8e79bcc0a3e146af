"""The stylesheet and the script lose what no browser needs, and nothing else."""

from __future__ import annotations

from mcdata.phone.render import HERE, SCRIPT, STYLE, compact


def test_comments_and_indentation_go() -> None:
    assert compact("/* why */\nif (a) {\n  b = 1;\n}\n") == "if(a){b=1;}"


def test_strings_keep_their_spaces() -> None:
    assert compact("say( 'Il reste ' , \"a  ;  b\" )") == "say('Il reste ',\"a  ;  b\")"


def test_a_sign_keeps_its_distance() -> None:
    assert compact("a - -b + +c") == "a - -b + +c"


def test_the_script_asks_nothing_of_another_address() -> None:
    assert "http" not in SCRIPT
    assert "url(" not in STYLE


def test_the_script_uses_nothing_that_old_telephones_lack() -> None:
    source = (HERE / "ballot.js").read_text(encoding="utf-8")
    for new in ("?.", "??", "async ", "await ", "...", "replaceChildren", "**", "structuredClone"):
        assert new not in source
