"""Nobody is shut out: axe on every page of every role, in the states that change it.

The phone's page is looked at in `phone/test_shape.py`, where nothing at all is tolerated.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from mcdata.access import AccessRole
from mcdata.model import Scene
from tests.browser.axe import serious, violations
from tests.browser.conftest import Enter
from tests.chromium import LAPTOP, WALL, drawn
from tests.serving import Served

pytestmark = pytest.mark.browser

NAMES = ("preparation", "intervenants", "programme", "synthese", "reglages")
OFFICE = [
    (role, path)
    for role in (AccessRole.ANIMATOR, AccessRole.IREV)
    for path in ("/", *(f"/{name}" for name in NAMES))
]
STATES = {
    "preparation, séance": "/preparation?seance=DEMO25&onglet=seance",
    "preparation, questions": "/preparation?seance=DEMO25&onglet=questions",
    "preparation, personnes": "/preparation?seance=DEMO25&onglet=personnes",
    "preparation, intervenants": "/preparation?seance=DEMO25&onglet=intervenants",
    "preparation, nouvelle": "/preparation?seance=nouvelle",
    "intervenants, salle": "/intervenants?seance=DEMO25&salle=1",
}
PANELS = {"équilibre": "e", "derniers tours": "t", "raccourcis": "?"}


@pytest.mark.parametrize(("role", "path"), OFFICE)
def test_office_page_shuts_nobody_out(
    entering: Enter, demo_server: Served, role: AccessRole, path: str
) -> None:
    page = drawn(entering(demo_server, role, path, **LAPTOP))
    assert violations(page) == []


@pytest.mark.parametrize("state", STATES)
def test_part_of_a_page_shuts_nobody_out(entering: Enter, demo_server: Served, state: str) -> None:
    page = drawn(entering(demo_server, AccessRole.ANIMATOR, STATES[state], **LAPTOP))
    assert violations(page) == []


@pytest.mark.parametrize("view", ["L’essentiel", "Les notes"])
def test_synthesis_under_correction_shuts_nobody_out(
    entering: Enter, demo_server: Served, view: str
) -> None:
    path = "/synthese?seance=DEMO25"
    page = drawn(entering(demo_server, AccessRole.IREV, path, **LAPTOP))
    page.get_by_text(view, exact=True).first.click()
    expect(page.get_by_role("textbox").first).to_be_visible()
    assert violations(drawn(page)) == []


def test_console_shuts_nobody_out(entering: Enter, demo_server: Served) -> None:
    page = open_console(entering, demo_server)
    assert serious(page) == []


@pytest.mark.parametrize("panel", PANELS)
def test_panel_of_the_console_shuts_nobody_out(
    entering: Enter, demo_server: Served, panel: str
) -> None:
    page = open_console(entering, demo_server)
    page.keyboard.press(PANELS[panel])
    expect(page.locator("dialog.panel")).to_be_visible()
    assert serious(page) == []


def test_axe_sees_inside_the_console(entering: Enter, demo_server: Served) -> None:
    page = open_console(entering, demo_server)
    page.locator(".console").evaluate("(node) => node.append(document.createElement('button'))")
    assert [v.rule for v in serious(page)] == ["button-name"]


@pytest.mark.parametrize("scene", list(Scene))
def test_scene_of_the_projector_has_no_violation(
    entering: Enter, demo_server: Served, scene: Scene
) -> None:
    choose(open_console(entering, demo_server), demo_server, scene)
    path = "/projection?seance=DEMO25"
    page = drawn(entering(demo_server, AccessRole.PROJECTOR, path, **WALL))
    expect(page.locator(".stage")).to_have_attribute("data-scene", scene.value)
    assert violations(page) == []


@pytest.mark.parametrize("path", ["", "/projection", "/projection?seance=DEMO25"])
def test_the_projectors_page_as_people_open_it_shuts_nobody_out(
    entering: Enter, demo_server: Served, path: str
) -> None:
    """By the projector's own link, or by the page's address with the link's cookie."""
    link = demo_server.link(AccessRole.PROJECTOR).removeprefix(demo_server.address)
    page = drawn(entering(demo_server, AccessRole.PROJECTOR, path or link, **WALL))
    expect(page.locator(".picture h1")).to_be_attached()
    expect(page.get_by_role("dialog")).to_have_count(0)
    focus = page.evaluate("document.activeElement.closest('[role=dialog], dialog') === null")
    assert focus
    assert violations(page) == []


def choose(console: Page, served: Served, scene: Scene) -> None:
    """Show a scene, as the console's own buttons ask for it."""
    act: dict[str, object] = {"act": "choose_scene", "scene": scene.value}
    if scene in {Scene.COUNTDOWN, Scene.BREAK}:
        act["minutes"] = 10
    if scene is Scene.WRITTEN:
        state = console.request.get(f"{served.address}/console/DEMO25/etat").json()
        act["question"] = state["questions"][0]["number"]
    answer = console.request.post(
        f"{served.address}/console/DEMO25/acte", data=act, headers={"Origin": served.address}
    )
    assert answer.ok, answer.text()


def open_console(entering: Enter, served: Served) -> Page:
    page = entering(served, AccessRole.ANIMATOR, "/animation?seance=DEMO25", **LAPTOP)
    expect(page.locator(".link-state")).to_have_text("En direct", timeout=30_000)
    return drawn(page)
