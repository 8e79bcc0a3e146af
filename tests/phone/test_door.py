"""Which séance a code opens, and how often an address may be wrong."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from mcdata.model import Seance
from mcdata.phone.door import BAD_FORMS, WRONG_CODES
from tests.phone.conftest import Telephone, words


@pytest.mark.parametrize("code", ["essai2", "ES%20SAI2", " Essai2 ", "ess-ai2", "ESS–AI2"])
def test_case_and_spaces_of_a_code_do_not_matter(app: Starlette, seance: Seance, code: str) -> None:
    assert "Urbanisme" in Telephone(app, code).read()


def test_a_typed_code_leads_to_its_page(app: Starlette) -> None:
    response = Telephone(app, "").client.get("/v/", params={"code": " essai 2"})
    assert (response.status_code, response.headers["location"]) == (303, "/v/ESSAI2")


@pytest.mark.parametrize("code", ["//ailleurs.example", "é", "<b>", "\0"])
def test_a_typed_code_leads_nowhere_else(app: Starlette, code: str) -> None:
    response = Telephone(app, "").client.get("/v/", params={"code": code})
    assert response.status_code == 422
    assert "Entrez le code de la séance." in words(response.text)


@pytest.mark.parametrize("code", ["ABCDEF", "%00", "%ED%A0%80", "é", "A" * 2000, "..."])
def test_an_unknown_code_says_so_and_asks_again(app: Starlette, seance: Seance, code: str) -> None:
    response = Telephone(app, code).open()
    assert response.status_code == 404
    assert "Ce code n’existe pas. Regardez l’écran." in words(response.text)
    assert '<input class="code" type="text" id="code" name="code"' in response.text


def test_a_vote_for_an_unknown_code_says_so(app: Starlette, seance: Seance) -> None:
    response = Telephone(app, "ABCDEF").client.post("/v/ABCDEF", data={"poll": "unique"})
    assert response.status_code == 404


def exhaust(telephone: Telephone) -> int:
    """Try wrong codes as often as allowed; return the status of one more."""
    for number in range(WRONG_CODES.amount):
        assert telephone.client.get(f"/v/FAUX{number:02}").status_code == 404
    return telephone.client.get("/v/FAUX99").status_code


def test_an_address_that_guesses_codes_is_stopped(app: Starlette, seance: Seance) -> None:
    telephone = Telephone(app, seance.code)
    assert exhaust(telephone) == 429
    assert telephone.open().status_code == 429


def test_a_room_keeps_its_code_whatever_is_guessed_there(app: Starlette, seance: Seance) -> None:
    first, prankster, late = (Telephone(app, seance.code) for _ in range(3))
    first.open()
    assert exhaust(prankster) == 429
    assert late.open().status_code == 200


def test_another_address_is_not_concerned(app: Starlette, seance: Seance) -> None:
    exhaust(Telephone(app, seance.code))
    assert Telephone(app, seance.code, address="10.0.0.2").open().status_code == 200


def test_bad_forms_are_stopped_and_good_ones_still_pass(app: Starlette, seance: Seance) -> None:
    bad, good = Telephone(app, seance.code), Telephone(app, seance.code)
    bad.open()
    post = [
        bad.client.post(bad.path, data={"token": "faux"}).status_code
        for _ in range(BAD_FORMS.amount + 1)
    ]
    assert post == [403] * BAD_FORMS.amount + [429]
    assert good.send("main", act="raise", seat="3").status_code == 303
