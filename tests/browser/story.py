"""The story that `test_whole_path.py` tells: who is there, what each does with a screen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import httpx2 as httpx
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from mcdata import clock
from mcdata.access import AccessRole
from tests.bench.phones import form_fields
from tests.chromium import enter
from tests.serving import Served

QUESTION = "Quand faut-il donner son avis ?"
OPTIONS = ("Avant le projet", "Sur des scénarios", "Quand c’est décidé")
PEOPLE = """Prénom;Nom;Collège;Quartier;Séance n°
Aïcha;Benali;habitants;QP059001;1
Éric;Delattre;habitants;QP059001;1
Fatou;Diallo;habitants;QP059002;1
Jean-Noël;Lefèvre;acteurs locaux;QP059002;1
Maëlle;Wattel;habitants;QP059003;1
Zoé;Carpentier;acteurs locaux;QP059003;1
"""
# what only that scene has
MARKS = {
    "accueil": ".large-qr",
    "deroule": ".band",
    "question": ".options",
    "resultats": ".bars",
    "parole": ".people",
    "merci": "h1:text-is('Merci')",
}


@dataclass
class Story:
    """Who is there, and what they saw."""

    served: Served
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    code: str = ""
    console: Page = field(init=False)
    projector: Page = field(init=False)
    phones: list[Page] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    scenes: dict[str, list[str]] = field(default_factory=dict)

    def picture(self, name: str) -> None:
        """Keep what the room reads, once the projector shows the scene of that name."""
        scene = name.partition(",")[0]
        frame = self.projector.locator(".picture")
        expect(frame.locator(MARKS[scene])).to_be_visible(timeout=30_000)
        lines = frame.inner_text().splitlines()
        self.scenes[name] = [plain(line) for line in lines if line.strip()]

    def open(self, role: AccessRole | None, path: str, **options: object) -> Page:
        context = enter(self.browser, self.served, role, **options)
        self.contexts.append(context)
        page = context.new_page()
        page.goto(self.served.address + path)
        return page


def create_seance(page: Page) -> None:
    """Today, a quarter of an hour from now at most: the console asks nothing then."""
    now = clock.to_paris(clock.now())
    rounded = now - timedelta(minutes=now.minute % 15)
    page.get_by_label("Lieu (obligatoire)").fill("Maison de quartier, Denain")
    for part, value in (("heure", rounded.hour), ("minute", rounded.minute)):
        page.get_by_role("spinbutton", name=f"{part}, Heure").click()
        page.keyboard.type(f"{value:02}")
    page.get_by_role("button", name="Créer la séance").click()


def write_questions(page: Page) -> None:
    view = page.get_by_test_id("stMain")
    view.get_by_text("Écrire une question", exact=True).click()
    page.get_by_label("Question", exact=True).fill(QUESTION)
    page.get_by_label("Réponses proposées").fill("\n".join(OPTIONS))
    page.get_by_role("button", name="Ajouter la question").click()
    confirmed(page, "Question enregistrée")


def import_people(page: Page, folder: Path) -> str:
    """Six people by a file as French Excel writes it, each given a seat; return what was said."""
    file = folder / "participants.csv"
    file.write_text(PEOPLE, encoding="cp1252")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Importer 6 personnes").click()
    said = confirmed(page, "personnes ajoutées")
    page.get_by_role("button", name="Attribuer les places").click()
    confirmed(page, "Places attribuées")
    return said


def add_speaker(page: Page) -> None:
    page.get_by_label("Prénom et nom").fill("Camille Renard")
    page.get_by_label("Métier").fill("cheffe de projet renouvellement urbain")
    page.get_by_label("Organisation").fill("Ville de Denain")
    page.get_by_text("Accepte d’être nommé-e").click()
    page.get_by_role("button", name="Ajouter et prévoir").click()
    confirmed(page, "Ajouté à la séance")


def tab(page: Page, name: str) -> None:
    page.get_by_role("radio", name=re.compile(f"^{name}")).first.click()


def confirmed(page: Page, words: str) -> str:
    """Wait for the sentence that says what was done, and return it."""
    told = page.get_by_test_id("stMain").or_(page.get_by_test_id("stToast")).get_by_text(words)
    expect(told.first).to_be_visible(timeout=15_000)
    return plain(told.first.inner_text())


def plain(text: str) -> str:
    """Without what typography and layout add: narrow and no-break spaces, several in a row."""
    return " ".join(text.split())


def seat(console: Page, number: int) -> Locator:
    return console.locator(f".seat[data-seat='{number}']")


def guest(console: Page) -> Locator:
    """The speaker's place, at the head table."""
    return console.locator(".seat[data-role=intervenant]")


def heading(phone: Page) -> str:
    return phone.get_by_role("heading", level=1).inner_text()


def choose(phone: Page, option: str) -> None:
    phone.get_by_role("radio", name=option).check()


def registered(phone: Page) -> None:
    expect(phone.locator("main .done")).to_have_text("Votre réponse est enregistrée.")


def answer_from_elsewhere(story: Story, option: int) -> None:
    """Another phone, without a browser: the page's form, sent as it is."""
    with httpx.Client(base_url=story.served.address, timeout=20) as phone:
        fields = form_fields(phone.get(f"/v/{story.code}").text)
        sent = phone.post(
            f"/v/{story.code}",
            data={**fields, "choice": str(option)},
            headers={"Origin": story.served.address},
        )
    assert sent.status_code == 303


def ask_for_the_floor(story: Story) -> None:
    """A hand goes up on the first phone; the console gives it the floor."""
    console, phone = story.console, story.phones[0]
    phone.get_by_role("link", name="Demander la parole").click()
    phone.get_by_label("Votre numéro de place").fill("4")
    phone.get_by_role("button", name="Demander la parole").click()
    expect(phone.get_by_role("button", name="Baisser la main")).to_be_visible()
    next_one = console.locator("button.next")
    expect(next_one).to_contain_text("place 4")
    story.said["next"] = plain(next_one.inner_text())
    next_one.click()
    expect(seat(console, 4)).to_have_attribute("data-stage", "speaking")
    expect(phone.get_by_role("button", name="Demander la parole")).to_be_visible()


def ask_in_writing(story: Story) -> None:
    """A question from the second phone reaches the console."""
    console = story.console
    other = story.phones[1]
    other.get_by_role("link", name="Écrire une question").click()
    other.get_by_label("Votre question").fill("Qui entretiendra le square ?")
    other.get_by_role("button", name="Envoyer ma question").click()
    console.get_by_role("tab", name="Questions des participants").click()
    expect(console.locator(".written")).to_contain_text("Qui entretiendra le square")


def vote_clumsily(story: Story) -> None:
    """Three people answer: one taps twice, one reloads and goes back, one has lost the network."""
    first, second, third = story.phones
    choose(first, OPTIONS[0])
    first.get_by_role("button", name="Envoyer ma réponse").dblclick()
    registered(first)
    choose(second, OPTIONS[1])
    second.get_by_role("button", name="Envoyer ma réponse").click()
    registered(second)
    second.reload()
    registered(second)
    second.goto(f"{story.served.address}/v/")
    second.go_back()
    registered(second)
    third.context.set_offline(True)
    choose(third, OPTIONS[0])
    third.get_by_role("button", name="Envoyer ma réponse").click()
    expect(third.get_by_text("Pas de réseau").first).to_be_visible()
    third.context.set_offline(False)
    registered(third)


def change_their_mind(story: Story) -> None:
    """The first phone answers something else, while the question is open."""
    first = story.phones[0]
    first.get_by_role("link", name="Modifier ma réponse").click()
    choose(first, OPTIONS[1])
    first.get_by_role("button", name="Envoyer ma réponse").click()
    registered(first)
