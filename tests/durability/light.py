"""A server without Streamlit, quick to start: the guard, the phones' routes, the real store.

`python -m tests.durability.light PORT`, with the settings in the environment.
"""

from __future__ import annotations

import asyncio
import sys

import uvicorn

from mcdata import runtime, serving
from mcdata.guard import Guard
from tests.support import make_light_app


async def main(port: int) -> None:
    held = runtime.current()
    light = make_light_app(held)
    held.feed.start()
    config = uvicorn.Config(
        Guard(light, light), log_level="warning", access_log=False, lifespan="off"
    )
    await uvicorn.Server(config).serve(sockets=[serving.listen(port)])


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
