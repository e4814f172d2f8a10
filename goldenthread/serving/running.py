"""The endpoint as a server: where it listens, how it begins and how it ends."""

from __future__ import annotations

import signal
import socket
from contextlib import suppress

import uvicorn

from goldenthread.failures import DONE
from goldenthread.output import say
from goldenthread.serving.app import application
from goldenthread.serving.settings import Settings
from graph.dataset import open_dataset

_BACKLOG = 256
_CONNECTIONS = 800  # below the 1,024 files that a process may have open where nothing else was set
_FAREWELL = 5  # seconds that answers under way get when the endpoint is stopped


def run(settings: Settings, *, host: str, port: int) -> int:
    """Serves until it is told to stop. Raises `NoDataset`, and `OSError` where the port is taken."""
    version = open_dataset(settings.data).manifest.version
    with listening(host, port) as there:
        address, number = there.getsockname()[:2]
        shown = f"[{address}]" if ":" in address else address
        say(f"Dataset {version} at http://{shown}:{number}/ and http://{shown}:{number}/sparql; stop it with Ctrl+C")
        signal.signal(signal.SIGTERM, lambda *_: None)  # the server gives it back when it has ended in good order
        with suppress(KeyboardInterrupt):
            server(settings).run(sockets=[there])
    say("Stopped")
    return DONE


def server(settings: Settings) -> uvicorn.Server:
    """The HTTP server over the endpoint, not yet running."""
    return uvicorn.Server(
        uvicorn.Config(
            application(settings),
            access_log=False,
            log_level="warning",
            lifespan="on",
            server_header=False,
            limit_concurrency=_CONNECTIONS,
            timeout_graceful_shutdown=_FAREWELL,
            h11_max_incomplete_event_size=4 * settings.query,
        )
    )


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises `OSError` that says what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise OSError(
            f"{host} port {port} cannot be listened at ({error.strerror or error}); choose another with --port"
        ) from error
