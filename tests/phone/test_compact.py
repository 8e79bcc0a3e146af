"""The stylesheet and the script lose what no browser needs, and nothing else."""

from __future__ import annotations

import re

import pytest

from mcdata.phone.compact import compact, with_literals, with_short_names
from mcdata.phone.render import HERE, SCRIPT, STYLE


def test_comments_and_indentation_go() -> None:
    assert compact("/* why */\nif (a) {\n  b = 1;\n}\n") == "if(a){b=1;}"


def test_strings_keep_their_spaces() -> None:
    assert compact("say( 'Il reste ' , \"a  ;  b\" )") == "say('Il reste ',\"a  ;  b\")"


def test_a_sign_keeps_its_distance() -> None:
    assert compact("a - -b + +c") == "a - -b + +c"


def test_a_selector_keeps_its_descendants() -> None:
    assert compact(".row :checked { color: red }") == ".row :checked{color:red}"


def test_a_variable_comes_after_its_value_on_white() -> None:
    style = ":root{--paper:#fff;--ink:#000}.a{border:1px solid var(--ink)}"
    assert with_literals(style, style).endswith(
        ".a{border:1px solid #000;border:1px solid var(--b)}"
    )


def test_the_scripts_own_names_are_shortened_and_no_property_is() -> None:
    script = "var waiting={},text='waiting';function send(id,text){waiting[id]=box.send;x(text);}"
    short = with_short_names(script)
    assert "waiting[" not in short
    assert "'waiting'" in short
    assert "box.send" in short


def test_the_script_asks_nothing_of_another_address() -> None:
    assert "http" not in SCRIPT
    assert "url(" not in STYLE


def code_of_the_script() -> str:
    source = (HERE / "ballot.js").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/|'[^'\n]*'", "''", source, flags=re.DOTALL)


@pytest.mark.parametrize(
    "newer",
    [
        r"=>", r"`", r"\blet\b", r"\bconst\b", r"\bclass\b", r"\.\.\.", r"\?\.", r"\?\?", r"\*\*",
        r"\basync\b", r"\bawait\b", r"\bfor\s*\([^)]*\bof\b", r"\bimport\b", r"\bPromise\b",
        r"\bfetch\b", r"FormData", r"URLSearchParams", r"Object\.assign", r"\.includes\(",
        r"\.append\(", r"\.remove\(", r"\.replaceWith", r"\.prepend", r"\.from\(", r"Symbol",
        r"\.startsWith", r"\.find\(", r"function \w*\([^)]*=", r"\{\s*\w+\s*[,}]\s*[,)]",
    ],
)  # fmt: skip
def test_the_script_is_of_2011_and_parses_everywhere(newer: str) -> None:
    assert not re.search(newer, code_of_the_script())


def test_every_variable_of_the_style_has_a_plain_colour_before_it() -> None:
    for rule in re.findall(r"\{([^{}]*)\}", STYLE):
        declared = [part.partition(":") for part in rule.split(";") if part]
        for place, (name, _, value) in enumerate(declared):
            if "var(--" in value and not name.startswith("--"):
                before, _, plain = declared[place - 1]
                assert before == name
                assert "var(" not in plain
