"""The body that a paper speaks to, where its head names none."""

from __future__ import annotations

import re

from loaders.lexicon import load
from loaders.rules.names import body_name
from loaders.rules.paper import Paper


def meeting_in_text(paper: Paper) -> str | None:
    """The body that the paper's purpose or recommendation addresses, where its head names none."""
    pattern = re.compile(load("bodies")["addressed"])
    for sentence in paper.sentences():
        match = pattern.search(sentence.text)
        if match:
            return body_name(paper, match["body"])
    return None
