"""A server of HTTP that does what a test says, and keeps what it heard."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DIGEST = 'Digest realm="any", nonce="n", algorithm=MD5, qop="auth"'


class Handler(BaseHTTPRequestHandler):
    """Answers by the function that the server holds, and keeps what it was sent."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.heard.append((self.command, self.path, self.headers.get("Authorization"), body))  # type: ignore[attr-defined]
        with suppress(ConnectionError):
            self.server.act(self, body)  # type: ignore[attr-defined]

    do_GET = do_POST  # noqa: N815

    def give(self, text: str | bytes, status: int = 200, **headers: str) -> None:
        content = text.encode() if isinstance(text, str) else text
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


Act = Callable[[Handler, str], None]
Heard = list[tuple[str, str, str | None, str]]


@contextmanager
def listening(act: Act) -> Iterator[tuple[str, Heard]]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.act, server.heard = act, []  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", server.heard  # type: ignore[attr-defined]
        finally:
            server.shutdown()
            thread.join()
