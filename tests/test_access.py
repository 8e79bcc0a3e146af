"""Signed links and cookies open one role; keys say nothing of who voted."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcdata.access import AccessRole, Keys, open_keys
from mcdata.errors import Forbidden
from mcdata.settings import Settings


def test_key_opens_the_role_that_it_was_signed_for() -> None:
    keys = Keys("secret")
    assert keys.role_of(keys.role_key(AccessRole.IREV)) is AccessRole.IREV


def test_key_signed_with_another_secret_opens_nothing() -> None:
    assert Keys("secret").role_of(Keys("autre").role_key(AccessRole.ANIMATOR)) is None


def test_forged_link_is_refused_in_a_sentence() -> None:
    with pytest.raises(Forbidden, match="Demandez un nouveau lien"):
        Keys("secret").role_from_link("animatrice")


def test_voters_key_differs_from_one_seance_to_another() -> None:
    keys = Keys("secret")
    assert keys.voter_key("s1", "jeton") != keys.voter_key("s2", "jeton")


def test_voters_key_holds_for_one_seance() -> None:
    assert Keys("secret").voter_key("s", "jeton") == Keys("secret").voter_key("s", "jeton")


def test_form_token_is_bound_to_its_voter() -> None:
    keys = Keys("secret")
    token = keys.form_token("jeton")
    assert keys.is_form_token(token, "jeton")
    assert not keys.is_form_token(token, "voisin")


def test_secret_persists_beside_the_database(tmp_path: Path) -> None:
    settings = Settings(database=str(tmp_path / "base.duckdb"))
    key = open_keys(settings).role_key(AccessRole.ANIMATOR)
    assert open_keys(settings).role_of(key) is AccessRole.ANIMATOR


def test_secret_left_empty_by_a_full_disk_signs_nothing(tmp_path: Path) -> None:
    (tmp_path / "base.secret").touch()
    keys = open_keys(Settings(database=str(tmp_path / "base.duckdb")))
    assert keys.role_of(Keys("").role_key(AccessRole.ANIMATOR)) is None


def test_secret_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    open_keys(Settings(database=str(tmp_path / "base.duckdb")))
    assert (tmp_path / "base.secret").stat().st_mode & 0o077 == 0
