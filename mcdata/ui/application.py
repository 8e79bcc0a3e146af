"""Streamlit's side of the server: its application, and what a failed page says."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import streamlit as st
from starlette.types import ASGIApp

from mcdata.settings import ROOT
from mcdata.ui.page import alert

LOGGER = logging.getLogger("mcdata")

Lifespan = Callable[[Any], AbstractAsyncContextManager[dict[str, object]]]


def pages_app(lifespan: Lifespan) -> ASGIApp:
    """The pages, as an application that the guard stands in front of."""
    main = ROOT / "mcdata" / "ui" / "main.py"
    application: ASGIApp = st.App(main, lifespan=lifespan, on_script_error=on_page_error)
    return application


def on_page_error(error: Exception) -> bool:
    """A mistake of ours in a page: kept in the terminal, said in French on the screen."""
    LOGGER.exception("a page failed", exc_info=error)
    alert("Une erreur est survenue. Rechargez la page. Rien de ce qui était confirmé n’est perdu.")
    return True
