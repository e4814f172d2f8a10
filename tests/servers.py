"""Real SPARQL servers for tests, each on a free port and with a store of its own."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from queries.server import Addresses

VIRTUOSO = shutil.which("virtuoso-t")
VIRTUOSO_ABSENT = "no Virtuoso here: apt-get install virtuoso-opensource-7-bin"
_VIRTUOSO_INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Addresses]:
    """An Oxigraph server over a store in `folder`."""
    address = f"127.0.0.1:{free_port()}"
    program = Path(sys.executable).with_name("oxigraph")
    with _running([program, "serve", "--location", folder, "--bind", address, *options], f"http://{address}/"):
        yield Addresses(*(f"http://{address}/{path}" for path in ("query", "update", "store")))


@contextmanager
def virtuoso(folder: Path, *, buffers: int = 20_000) -> Iterator[Addresses]:
    """A Virtuoso with a database in `folder` and buffers of 8 KB each; its user is dba, and so is the password."""
    assert VIRTUOSO
    http = free_port()
    settings = folder / "virtuoso.ini"
    ports = {"sql": free_port(), "http": http}
    settings.write_text(
        _VIRTUOSO_INI.format(folder=folder, buffers=buffers, dirty=buffers * 3 // 4, **ports), encoding="utf-8"
    )
    server = f"http://127.0.0.1:{http}"
    with _running([VIRTUOSO, "+configfile", settings, "+foreground"], f"{server}/sparql"):
        yield Addresses(f"{server}/sparql", f"{server}/sparql-auth", f"{server}/sparql-graph-crud-auth")


@contextmanager
def _running(command: Sequence[str | Path], address: str) -> Iterator[None]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(address)
        yield
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address: str) -> None:
    """Waits until something answers there."""
    for _ in range(300):
        try:
            urlopen(address).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)
