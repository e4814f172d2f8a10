"""What all handlers of one endpoint share."""

from __future__ import annotations

import re
from typing import Final

from starlette.requests import Request

from goldenthread.serving.jobs import Described, DescriptionJob
from goldenthread.serving.pool import Pool
from goldenthread.serving.refusals import Refusal
from goldenthread.serving.responding import run
from goldenthread.serving.settings import Settings
from graph.pointers import current_name
from queries.catalogue import Catalogue

_HOST: Final = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")


class Site:
    """The settings, the workers, the saved questions, and what was last counted of the dataset."""

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        self.settings = settings
        self.catalogue = catalogue
        self.pool = Pool(settings)
        self._described: Described | None = None

    def address(self, request: Request) -> str:
        """Where this endpoint is, as the client calls it. Raises `Refusal` for a Host that is none."""
        host = request.headers.get("host", "localhost")
        if not _HOST.fullmatch(host):
            raise Refusal(400, "the Host header is not a host's name")
        return f"{request.url.scheme}://{host}"

    def version(self) -> str | None:
        """The version that a new query is asked of."""
        return current_name(self.settings.data)

    async def described(self, request: Request) -> Described:
        """What the dataset holds, counted once a version; without counts where they take too long."""
        if self._described is None or self._described.version != self.version():
            try:
                found = await run(self.pool, DescriptionJob(counts=True), request)
            except Refusal as refusal:
                if refusal.status != 504:
                    raise
                found = await run(self.pool, DescriptionJob(counts=False), request)
            if not isinstance(found, Described):
                raise TypeError("a description is answered by one")
            self._described = found
        return self._described
