"""The ballot: what a participant's phone opens. Server-rendered, without a framework."""

from mcdata.phone.door import Door as Door
from mcdata.phone.routes import routes as routes
