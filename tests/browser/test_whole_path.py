"""A new user's first séance, from an empty database to its synthesis, all of it in Chromium.

One console, one projector, three phones. Each stage is lived once, in its fixture, and what was
seen is kept; the tests say what must have been seen. Nothing is read from the store.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from mcdata.access import AccessRole
from tests.browser.story import (
    OPTIONS,
    PEOPLE,
    QUESTION,
    Story,
    add_speaker,
    answer_from_elsewhere,
    ask_for_the_floor,
    ask_in_writing,
    change_their_mind,
    confirmed,
    create_seance,
    guest,
    heading,
    import_people,
    plain,
    seat,
    tab,
    vote_clumsily,
    write_questions,
)
from tests.chromium import LAPTOP, PHONE, WALL, drawn
from tests.serving import serve

pytestmark = pytest.mark.browser

ORDINARY = {"viewport": {"width": 1366, "height": 657}, "has_touch": True}  # what people have


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Story]:
    """A server on an empty database."""
    served = serve(tmp_path_factory.mktemp("parcours") / "mc.duckdb", demo=False)
    told = Story(served, browser)
    yield told
    for context in told.contexts:
        context.close()
    served.stop()


# before ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def prepared(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A programme and a séance made from nothing, by the page."""
    page = story.open(AccessRole.ANIMATOR, "/", **ORDINARY)
    expect(page.get_by_role("heading", name="Accueil")).to_be_visible(timeout=30_000)
    story.said["home, empty"] = page.get_by_test_id("stMain").inner_text()
    page.goto(f"{story.served.address}/preparation")
    page.get_by_role("button", name="Créer le programme").click()
    create_seance(page)
    story.code = re.search(r"code est ([A-Z0-9]{6})", confirmed(page, "Séance créée"))[1]
    page.get_by_role("button", name="Prendre le déroulé type").click()
    confirmed(page, "Déroulé type enregistré")
    tab(page, "Questions")
    write_questions(page)
    tab(page, "Personnes")
    story.said["import"] = import_people(page, tmp_path_factory.mktemp("fichiers"))
    tab(page, "Intervenants")
    add_speaker(page)
    story.said["tabs"] = plain(page.get_by_role("radiogroup").first.inner_text())
    page.close()
    return story


# during ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def live(prepared: Story) -> Story:
    """The room fills up, the séance opens, three phones are there."""
    story = prepared
    at = f"?seance={story.code}"
    story.console = story.open(AccessRole.ANIMATOR, f"/animation{at}", **ORDINARY)
    story.projector = story.open(AccessRole.PROJECTOR, f"/projection{at}", **WALL)
    story.phones = [story.open(None, f"/v/{story.code}", **PHONE) for _ in range(3)]
    story.said["phone, before"] = heading(story.phones[0])
    story.picture("accueil")
    console = story.console
    chips = console.locator(".arrivals .chip")
    expect(chips).to_have_count(6, timeout=30_000)
    for number in range(6):
        chips.nth(number).click()
        expect(chips.nth(number)).to_have_attribute("data-here", "true")
    console.get_by_role("button", name="Ouvrir la séance").click()
    expect(story.phones[0].get_by_role("heading", level=1)).to_have_text(
        "Pas de question pour le moment."
    )
    console.get_by_role("button", name="Ajouter quelqu’un à la table des invités").last.click()
    console.get_by_role("dialog").get_by_role("button", name="intervenant-e").click()
    expect(guest(console)).to_have_count(1)
    console.get_by_role("button", name="Commencer", exact=True).click()
    console.get_by_role("button", name="Déroulé", exact=True).click()
    story.picture("deroule")
    return story


@pytest.fixture(scope="module")
def talked(live: Story) -> Story:
    """Turns by taps, a hand from a phone, a question in writing, a note."""
    story, console = live, live.console
    for speaking in (seat(console, 1), seat(console, 2), seat(console, 1), guest(console)):
        speaking.click()
        expect(speaking).to_have_attribute("data-stage", "speaking")
    ask_for_the_floor(story)
    ask_in_writing(story)
    console.get_by_role("radio", name="proposition").click()
    console.get_by_label("Note, sans nom").fill("Un registre au centre social")
    console.keyboard.press("Enter")
    expect(console.locator(".last-note")).to_contain_text("Un registre au centre social")
    console.get_by_role("button", name="Parole", exact=True).click()
    story.said["coverage"] = plain(console.locator(".headline").inner_text())
    story.picture("parole")
    return story


@pytest.fixture(scope="module")
def voted(talked: Story) -> Story:
    """Six people answer; three of them by phones that are tapped, reloaded, cut off."""
    story, console = talked, talked.console
    console.get_by_role("button", name=re.compile(f"^Ouvrir.*{re.escape(QUESTION[:30])}")).click()
    for phone in story.phones:
        expect(phone.get_by_role("radio")).to_have_count(3)
    story.picture("question")
    vote_clumsily(story)
    for option in (0, 0, 2):
        answer_from_elsewhere(story, option)
    expect(console.locator(".poll-count")).to_contain_text("6 / 6")
    counted = story.projector.locator(".counted")
    expect(counted).to_have_text("6 sur 6 ont répondu")
    change_their_mind(story)
    expect(counted).to_have_text("6 sur 6 ont répondu")
    story.picture("question, six answers")
    return story


@pytest.fixture(scope="module")
def revealed(voted: Story) -> Story:
    story, console = voted, voted.console
    buttons = console.locator(".featured .poll-buttons")
    buttons.get_by_role("button", name="Clore").click()
    expect(story.phones[1].get_by_text("Cette question est finie")).to_be_visible()
    buttons.get_by_role("button", name="Révéler").click()
    story.picture("resultats")
    rows = story.phones[2].locator("main table tbody tr")
    expect(rows).to_have_count(3)
    story.said["phone, results"] = " / ".join(map(plain, rows.all_inner_texts()))
    return story


@pytest.fixture(scope="module")
def ended(revealed: Story) -> Story:
    story, console = revealed, revealed.console
    console.get_by_role("button", name="Terminer la séance").first.click()
    console.get_by_role("dialog").get_by_role("button", name="Terminer la séance").click()
    expect(console.get_by_role("link", name="Voir la synthèse")).to_be_visible()
    story.picture("merci")
    title = story.phones[0].get_by_role("heading", level=1)
    expect(title).to_contain_text("J’ai pu dire ce que je voulais dire.")
    console.locator(".evaluation").get_by_role("button", name="Clore l’évaluation").click()
    console.get_by_role("dialog").get_by_role("button", name="Clore pour de bon").click()
    expect(title).to_contain_text("La séance est finie.")
    story.said["phone, ended"] = plain(heading(story.phones[0]))
    return story


# after -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def synthesis(ended: Story, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the PDF says, taken by one click from the page that the console leads to."""
    page = ended.console
    page.get_by_role("link", name="Voir la synthèse").click()
    button = page.get_by_role("button", name="Télécharger en PDF")
    expect(button).to_be_visible(timeout=30_000)
    with page.expect_download() as download:
        button.click()
    file: Path = tmp_path_factory.mktemp("synthese") / "synthese.pdf"
    download.value.save_as(file)
    read = ("pdftotext", "-layout", str(file), "-")
    return plain(subprocess.run(read, check=True, capture_output=True, text=True).stdout)


@pytest.fixture(scope="module")
def programme(ended: Story) -> str:
    """What IREV reads of it."""
    page = ended.open(AccessRole.IREV, "/programme", **LAPTOP)
    expect(page.get_by_text("séances tenues").first).to_be_visible(timeout=30_000)
    return plain(drawn(page).get_by_test_id("stMain").inner_text())


# what was seen -----------------------------------------------------------------------------


def test_empty_home_says_what_to_do_first(prepared: Story) -> None:
    assert "Créez votre programme" in prepared.said["home, empty"]


def test_list_of_participants_is_imported_and_seated(prepared: Story) -> None:
    assert prepared.said["import"] == "6 personnes ajoutées, 6 inscriptions."
    assert "Personnes · 6 / 25" in prepared.said["tabs"]


def test_phone_before_the_seance_says_so(live: Story) -> None:
    assert live.said["phone, before"] == "La séance n’a pas encore commencé."


def test_projector_welcomes_with_address_and_code(live: Story) -> None:
    assert live.scenes["accueil"] == [
        "Répondez depuis votre téléphone",
        "Adresse",
        live.served.address.removeprefix("http://"),
        "Code",
        live.code,
        "ou prenez votre carte de place",
    ]


def test_projector_shows_the_block_in_progress_and_the_next(live: Story) -> None:
    *band, now, clock_line, following = live.scenes["deroule"]
    assert band == [str(number) for number in range(1, 10)]
    assert now == "Accueil, feuille de présence, enquête mobilité"
    assert clock_line == "0 min sur 15"
    assert re.fullmatch(
        r"Ensuite, vers \d+ h( \d\d)? : Billet d’humeur et tour de table", following
    )


def test_first_turn_of_who_asked_by_phone_comes_next(talked: Story) -> None:
    told = talked.said["next"]
    assert re.fullmatch(r"La parole ensuite : place 4 · \S+ \w\. – 1ʳᵉ prise de parole", told), told


def test_projector_counts_voices_and_names_nobody(talked: Story) -> None:
    assert talked.said["coverage"] == "3 sur 6 ont parlé"
    assert talked.scenes["parole"] == ["3 sur 6 ont parlé", "Il reste des voix à entendre."]


def test_projector_asks_without_showing_results(voted: Story) -> None:
    assert voted.scenes["question"] == [QUESTION, *OPTIONS, "Personne n’a encore répondu"]


def test_double_tap_reload_back_and_lost_network_give_one_vote_each(voted: Story) -> None:
    assert voted.scenes["question, six answers"] == [QUESTION, *OPTIONS, "6 sur 6 ont répondu"]


def test_projector_shows_results_with_their_numbers(revealed: Story) -> None:
    shown = revealed.scenes["resultats"]
    assert shown[0] == QUESTION
    assert shown[1:7:2] == list(OPTIONS)
    assert shown[2:8:2] == ["3 · 50 %", "2 · 33 %", "1 · 17 %"]
    assert "6 personnes sur 6 ont répondu" in shown


def test_phone_shows_results_as_a_table(revealed: Story) -> None:
    assert revealed.said["phone, results"] == (
        "Avant le projet Votre réponse 3 sur 6 / Sur des scénarios 2 sur 6 / "
        "Quand c’est décidé 1 sur 6"
    )


def test_projector_thanks_the_room(ended: Story) -> None:
    assert ended.scenes["merci"][0] == "Merci"


def test_phone_says_that_it_is_over(ended: Story) -> None:
    assert ended.said["phone, ended"] == "La séance est finie. Merci de votre présence."


@pytest.mark.parametrize(
    "line",
    [
        "6 personnes sur 6 inscrites sont venues, de 3 quartiers.",
        "6 personnes sur 6 ont répondu (100 %).",
        "Avant le projet 3 50 %",
        "Sur des scénarios 2 33 %",
        "Quand c’est décidé 1 17 %",
        "Un registre au centre social",
        "Qui entretiendra le square ?",
        "3 personnes sur 6 ont pris la parole pendant le débat (50 %), en 4 prises de parole.",
    ],
)
def test_synthesis_says(synthesis: str, line: str) -> None:
    assert line in synthesis


def test_synthesis_names_no_participant(synthesis: str) -> None:
    names = {name for line in PEOPLE.splitlines()[1:] for name in line.split(";")[:2]}
    assert len(names) == 12
    assert {name for name in names if name in synthesis} == set()


def test_programme_counts_the_seance_as_held(programme: str) -> None:
    assert re.search("1 / 1 ?séances tenues", programme)
    assert re.search("6 / 100 ?personnes touchées", programme)
    assert "6 / 25 inscrit-es · 6 présent-es" in programme
