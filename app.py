"""The server: Streamlit pages, phone ballot and live feed in one process (`uvicorn app:app`)."""

from mcdata.server import build_app

app = build_app()
