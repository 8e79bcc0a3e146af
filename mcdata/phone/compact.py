"""The style and the script as they leave: without what no browser needs, with what old ones do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

# A string, a regular expression or a comment; what is between them can lose its spaces.
_KEPT = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|(?<=[(])/[^/\n]+/|/\*.*?\*/", re.DOTALL)
_WORD = re.compile(r"(?<![\w$.])[A-Za-z_]\w*")
_DECLARED = re.compile(r"\bvar ([^;]+)|\bfunction ?(\w*)\(([\w, ]*)\)")
_PROPERTY = re.compile(r"\.(\w+)|(\w+):")
_VARIABLE = re.compile(r"var\((--\w+)\)")
_RESERVED = frozenset({"do", "if", "in", "is", "true", "false", "null", "this", "window"})
_DECLARATION = re.compile(r"(?<=[{;])([a-z][a-z-]*):([^;{}]*var\(--[^;{}]*)")


def compact(source: str) -> str:
    """Drop comments, indentation and spaces that no browser needs; strings are left alone."""
    parts, end = [], 0
    for kept in _KEPT.finditer(source):
        parts.append(_squeezed(source[end : kept.start()]))
        parts.append("" if kept.group().startswith("/*") else kept.group())
        end = kept.end()
    return re.sub(r"(?<=[;}]) (?=\w)", "", "".join([*parts, _squeezed(source[end:])]).strip())


def _squeezed(code: str) -> str:
    code = re.sub(r"\s*([{};,()=<>?|&!])\s*", r"\1", re.sub(r"\s+", " ", code))
    code = re.sub(r"(?<=[\w)\]]) ([+]) (?=[\w(])|^ ([+]) | ([+]) $", _only, code)
    return re.sub(r": (?=[\w'\"(\[{#-]|$)", ":", code)  # not before: « .row :checked » means more


def _only(found: re.Match[str]) -> str:
    return found[1] or found[2] or found[3]


def with_literals(style: str, colours: str) -> str:
    """Put before each colour that is a variable its value on white, for who knows no variables.

    The variables of `colours` are those of its first rule; they leave with names of one letter,
    since they are written forty times.
    """
    root = dict(re.findall(r"(--\w+):([^;}]+)", colours[colours.index(":root") :].split("}")[0]))
    known = {name: _VARIABLE.sub(lambda m: root[m[1]], value) for name, value in root.items()}

    def doubled(found: re.Match[str]) -> str:
        literal = _VARIABLE.sub(lambda m: known[m[1]], found[2])
        return f"{found[1]}:{literal};{found[0]}"

    style = _DECLARATION.sub(doubled, style)
    for number, name in enumerate(known):
        style = re.sub(rf"{name}\b", f"--{chr(97 + number)}", style)
    return style


def with_short_names(script: str) -> str:
    """Give the script's own variables names of one or two letters, in its compact form.

    A name that is a property or a key somewhere is left alone, so that no property is renamed.
    """
    code = _KEPT.sub(" ", script)
    properties = {name for pair in _PROPERTY.findall(code) for name in pair if name}
    times = Counter(_WORD.findall(code))
    declared = sorted(_declared(code) - properties - _RESERVED, key=lambda n: (-times[n], n))
    fresh = _letters(set(_WORD.findall(code)) | properties)
    names = {name: next(fresh) for name in declared if len(name) > 1}
    parts, end = [], 0
    for kept in _KEPT.finditer(script):
        parts.append(_renamed(script[end : kept.start()], names))
        parts.append(kept.group())
        end = kept.end()
    return "".join([*parts, _renamed(script[end:], names)])


def _declared(code: str) -> set[str]:
    found: set[str] = set()
    for variables, function, parameters in _DECLARED.findall(code):
        found |= set(re.findall(r"(?:^|,)\s*(\w+)(?=\s*(?:[=,]|$| in))", variables))
        found |= {name for name in [function, *re.split(r"\s*,\s*", parameters)] if name}
    return found


def _renamed(code: str, names: dict[str, str]) -> str:
    return _WORD.sub(lambda found: names.get(found.group(), found.group()), code)


def _letters(taken: set[str]) -> Iterator[str]:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    for first in ["", *alphabet]:
        for last in alphabet:
            name = first + last
            if name not in taken | _RESERVED:
                yield name
