"""The animator's console: what it knows, what it may do, and the two routes that carry both."""

from mcdata.console.routes import routes

__all__ = ["routes"]
