"""How fast votes are acknowledged, and whether each is counted once."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from mcdata.settings import ROOT
from tests.bench.figures import tell
from tests.bench.generator import answers_counted, generate
from tests.serving import Served, free_port

BURSTS = ((25, 60, 5), (100, 250, 3), (500, 1000, 1))  # people, ms, rounds
CLIENTS = 100
VOTES_A_SECOND = 1000


def measure(served: Served, seconds: float) -> None:
    """Bursts, then votes without a pause; and the same requests to a route that does nothing."""
    for people, limit, rounds in BURSTS:
        before = answers_counted(served.address)
        burst = generate(served.address, "burst", people, rounds)
        counted = answers_counted(served.address) - before
        tell(f"votes_{people}_p95", burst["p95"], "ms", limit)
        tell(f"votes_{people}_lost_or_doubled", abs(counted - people * rounds), "votes", 0)
    before = answers_counted(served.address)
    product = generate(served.address, "sustained", CLIENTS, seconds)
    doubled = answers_counted(served.address) - before - CLIENTS
    with bare_server() as address:
        bare = generate(address, "bare", CLIENTS, seconds, served.address)
    tell("votes_a_second", product["per_second"], "votes/s", VOTES_A_SECOND, at_least=True)
    tell("votes_a_second_lost_or_doubled", abs(doubled), "votes", 0)
    tell("votes_a_second_p95", product["p95"], "ms", None)
    tell("bare_route_a_second", bare["per_second"], "requests/s", None)
    tell("votes_over_bare_route", product["per_second"] / bare["per_second"], "ratio", None)


@contextmanager
def bare_server() -> Iterator[str]:
    """A uvicorn of the same settings, whose only route answers 200."""
    port = free_port()
    command = (sys.executable, "-m", "uvicorn", "tests.bench.bare:app", "--port", str(port))
    quiet = ("--log-level", "warning", "--no-access-log")
    with subprocess.Popen([*command, *quiet], cwd=ROOT) as process:
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.01)  # nothing to wait on but time
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
