"""Where the user's data folder is, and where the facts are that ship with the project."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from platformdirs import user_data_path

if TYPE_CHECKING:
    from queries.sending import Credentials

DATA_VARIABLE = "GOLDENTHREAD_DATA"
QUESTIONS_VARIABLE = "GOLDENTHREAD_QUESTIONS"
ENDPOINT_USER = "GOLDENTHREAD_ENDPOINT_USER"
ENDPOINT_PASSWORD = "GOLDENTHREAD_ENDPOINT_PASSWORD"


def data_folder(chosen: Path | None) -> Path:
    """The chosen folder, else the one that the environment names, else the user's own."""
    named = os.environ.get(DATA_VARIABLE)
    if chosen is not None:
        return chosen
    return Path(named) if named else user_data_path("goldenthread", appauthor=False)


def questions_folder(chosen: Path | None) -> Path | None:
    """The chosen folder of somebody's own questions, else the one that the environment names, if any."""
    named = os.environ.get(QUESTIONS_VARIABLE)
    return chosen or (Path(named) if named else None)


def shipped_folder() -> Path:
    """The facts that ship: inside an installed package, beside the code in a checkout."""
    inside = Path(str(files("goldenthread"))) / "shipped"
    return inside if inside.is_dir() else Path(str(files("goldenthread"))).parent / "data"


def endpoint_credentials(way: Literal["basic", "digest"]) -> Credentials | None:
    """Who signs in to SPARQL servers, as the environment says; None where it names nobody."""
    from queries.sending import Credentials

    user = os.environ.get(ENDPOINT_USER)
    return Credentials(user, os.environ.get(ENDPOINT_PASSWORD, ""), way) if user else None
