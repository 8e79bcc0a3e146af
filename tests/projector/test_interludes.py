"""The countdown, the break, the black screen, a question from the room; the way in with a Wi-Fi."""

from __future__ import annotations

from datetime import timedelta

from mcdata import conduct
from mcdata.model import Scene, Seance, Wifi
from mcdata.network import wifi
from mcdata.projector.picture import Break, Countdown, Welcome, Written, to_json
from mcdata.projector.view import load
from mcdata.settings import Settings
from mcdata.store import Store
from tests.support import START

NBSP = "\u00a0"
SETTINGS = Settings(base_url="https://classe.exemple.fr")
MINUTE = timedelta(minutes=1)


def body_at(store: Store, seance: Seance, minutes: float = 0) -> object:
    return load(store, seance, SETTINGS, START + minutes * MINUTE).body


def test_a_screen_that_comes_late_shows_the_time_that_is_left(store: Store, seance: Seance) -> None:
    conduct.choose_scene(store, seance.id, Scene.COUNTDOWN, minutes=5, at=START)
    body = body_at(store, seance, 3.5)
    assert isinstance(body, Countdown)
    assert (body.left, body.minutes) == (90, 5)


def test_a_countdown_that_is_over_stays_at_nothing(store: Store, seance: Seance) -> None:
    conduct.choose_scene(store, seance.id, Scene.COUNTDOWN, minutes=5, at=START)
    body = body_at(store, seance, 9)
    assert isinstance(body, Countdown)
    assert body.left == 0


def test_a_countdown_says_what_it_is_for(store: Store, seance: Seance) -> None:
    conduct.start_block(store, seance.id, "b2", at=START)
    conduct.choose_scene(store, seance.id, Scene.COUNTDOWN, minutes=10, at=START)
    body = body_at(store, seance)
    assert isinstance(body, Countdown)
    assert (body.title, body.ends) == ("Questions", f"Jusqu’à 14{NBSP}h{NBSP}10")


def test_a_break_says_when_it_ends(store: Store, seance: Seance) -> None:
    at = START + timedelta(minutes=100)
    conduct.choose_scene(store, seance.id, Scene.BREAK, minutes=20, at=at)
    assert body_at(store, seance, 101) == Break(f"Reprise à 16{NBSP}h")


def test_a_minute_that_has_begun_is_given_to_the_room(store: Store, seance: Seance) -> None:
    at = START + timedelta(seconds=30)
    conduct.choose_scene(store, seance.id, Scene.BREAK, minutes=15, at=at)
    assert body_at(store, seance, 1) == Break(f"Reprise à 14{NBSP}h{NBSP}16")


def test_a_written_question_is_shown_as_it_was_written(store: Store, seance: Seance) -> None:
    conduct.write_question(store, seance.id, "Qui décide ?", at=START)
    number = store.state(seance.id).questions[0].number
    conduct.choose_scene(store, seance.id, Scene.WRITTEN, question=number, at=START)
    assert body_at(store, seance) == Written("Qui décide\u202f?")


def test_a_question_that_nobody_chose_is_on_no_screen(store: Store, seance: Seance) -> None:
    conduct.write_question(store, seance.id, "Qui est ce monsieur ?", at=START)
    for scene in (Scene.WELCOME, Scene.AGENDA, Scene.FLOOR, Scene.THANKS, Scene.BLACK):
        conduct.choose_scene(store, seance.id, scene, at=START)
        assert "monsieur" not in to_json(load(store, seance, SETTINGS, START))


def test_without_a_wifi_the_welcome_is_one_step(store: Store, seance: Seance) -> None:
    body = body_at(store, seance)
    assert isinstance(body, Welcome)
    assert (body.wifi, body.stay) == (None, "")


def test_the_welcome_gives_the_wifi_with_its_qr_code(store: Store, seance: Seance) -> None:
    wifi.save(store, Wifi(seance.id, "Mairie", "bienvenue59"))
    body = body_at(store, seance)
    assert isinstance(body, Welcome)
    assert body.wifi
    assert (body.wifi.name, body.wifi.password) == ("Mairie", "bienvenue59")
    assert body.wifi.qr_svg == wifi.qr_svg(Wifi(seance.id, "Mairie", "bienvenue59"))


def test_only_the_welcome_gives_the_password(store: Store, seance: Seance) -> None:
    wifi.save(store, Wifi(seance.id, "Mairie", "bienvenue59"))
    for scene in set(Scene) - {Scene.WELCOME, Scene.QUESTION, Scene.RESULTS, Scene.WRITTEN}:
        conduct.choose_scene(store, seance.id, scene, minutes=5, at=START)
        assert "bienvenue59" not in to_json(load(store, seance, SETTINGS, START))
