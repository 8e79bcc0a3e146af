"""Settings: who sees the access links, what can be sealed, what is told of the machine."""

from __future__ import annotations

from datetime import datetime

import pytest

from mcdata import conduct
from mcdata.access import AccessRole
from mcdata.model import College, Participant, SeanceStage
from mcdata.runtime import Runtime
from tests.pages.screens import drawn, open_page
from tests.support import small_seance

AT = datetime(2026, 5, 5, 12, 0)


def ended(held: Runtime) -> None:
    small_seance(held.store)
    conduct.open_seance(held.store, "s", AT)
    conduct.end_seance(held.store, "s", AT)


def test_the_animator_has_a_link_for_each_role(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = open_page(monkeypatch, runtime, "reglages", AccessRole.ANIMATOR)
    roles = (AccessRole.PROJECTOR, AccessRole.IREV, AccessRole.ANIMATOR)
    links = [code.value for code in screen.code]
    assert [link.endswith(runtime.keys.link(role)) for link, role in zip(links, roles, strict=True)]


def test_irev_sees_no_access_link(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    screen = open_page(monkeypatch, runtime, "reglages", AccessRole.IREV)
    assert list(screen.code) == []
    assert "Protection des données" in drawn(screen)


def test_the_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    page = drawn(open_page(monkeypatch, runtime, "reglages", AccessRole.ANIMATOR))
    assert "MC_SECRET" in page
    assert runtime.settings.secret not in page


def test_what_is_not_set_is_a_dash(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    page = drawn(open_page(monkeypatch, runtime, "reglages", AccessRole.IREV))
    assert "<td>–</td><td><code>MC_TODAY</code>" in page


def test_sealing_asks_to_be_sure(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    ended(runtime)
    screen = open_page(monkeypatch, runtime, "reglages", AccessRole.ANIMATOR)
    screen.selectbox("mp-seal").set_value("s").run()
    (seal,) = [b for b in screen.button if b.label == "Sceller la séance"]
    assert seal.disabled


def test_a_finished_seance_is_sealed(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    ended(runtime)
    screen = open_page(monkeypatch, runtime, "reglages", AccessRole.ANIMATOR)
    screen.selectbox("mp-seal").set_value("s").run()
    screen.checkbox[0].check().run()
    (seal,) = [b for b in screen.button if b.label == "Sceller la séance"]
    seal.click().run()
    assert runtime.store.seance("s").stage is SeanceStage.SEALED


def test_erasing_what_is_due_gives_its_proof(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_seance(runtime.store)
    screen = open_page(monkeypatch, runtime, "reglages", AccessRole.ANIMATOR)
    (erase,) = [b for b in screen.button if b.label == "Effacer les contacts échus"]
    erase.click().run()
    assert "Purge du" in screen.text[0].value


def test_a_person_is_erased_with_a_proof_that_names_nobody(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_seance(runtime.store)
    someone = Participant("p", "a", "Émilie", "Wattel", College.RESIDENTS, "", "mel", "")
    runtime.store.save_participants([someone])
    screen = open_page(monkeypatch, runtime, "reglages", AccessRole.IREV)
    screen.selectbox("mp-erase").set_value("a").run()
    screen.checkbox[0].check().run()
    (erase,) = [b for b in screen.button if b.label == "Effacer cette personne"]
    erase.click().run()
    assert runtime.store.participants("p") == ()
    proof = " ".join(element.value for element in screen.text)
    assert "une personne effacée" in proof
    assert "Wattel" not in proof
