"""What the room sees: one picture for each scene, and the route that hands it to the screen."""

from mcdata.projector.routes import routes

__all__ = ["routes"]
