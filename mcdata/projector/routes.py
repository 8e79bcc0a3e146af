"""GET /ecran/<CODE>: what the room sees now, for the screen that draws it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from mcdata import clock
from mcdata.access import AccessRole
from mcdata.errors import Forbidden, MasterClassError
from mcdata.projector.picture import to_json
from mcdata.projector.view import load
from mcdata.runtime import Runtime

ADMITTED = frozenset({AccessRole.PROJECTOR, AccessRole.ANIMATOR})


def routes() -> list[Route]:
    """Return the projector's routes, for the server to mount."""
    return [Route("/ecran/{code}", screen, methods=["GET"])]


def screen(request: Request) -> Response:
    """Answer with the picture as JSON; a plain `def`, so that reading has a thread of its own."""
    runtime: Runtime = request.app.state.runtime
    try:
        if request.scope.get("mc_role") not in ADMITTED:
            raise Forbidden("Cet écran est réservé au projecteur de la salle.")
        seance = runtime.store.seance_by_code(request.path_params["code"])
        picture = load(runtime.store, seance, runtime.settings, clock.now())
    except MasterClassError as error:
        return JSONResponse({"erreur": str(error)}, error.status, _FRESH)
    return Response(to_json(picture), headers=_FRESH, media_type="application/json")


_FRESH = {"cache-control": "no-store"}
