"""Partners of a safeguarding partnership in a table of who stands for each, or named in a section of agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from loaders.claims import Evidence, RelationClaim
from loaders.grammar.typed import marked, typed
from loaders.layout.plain import plain_text
from loaders.layout.tables import Table, line_texts
from loaders.lexicon import load
from loaders.naming.directory import Body
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Party, Told

_CONFIDENCE = 0.8
_FEWEST = 3
_NO_PARTNERS = frozenset({"inspectorate", "government-department", "lscb", "scrutiny-committee", "improvement-board"})


def listed_partners(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """That each partner is a member of the one partnership that the paper is of, or that it names."""
    whole = cast.partnership
    if whole is None:
        return
    executive = _made_up(cast)
    cells = {span[0]: one for one in cast.told if one.cell for span in one.sentence.plain.spans()[:1]}
    for block in paper.blocks:
        if isinstance(block, Table):
            yield from _of_table(paper, block, cells, whole, executive)
    for told in cast.told:
        if not told.cell and _said("section").search(paper.places[told.sentence.index].heading):
            yield from _of_sentence(paper, told, whole)


def _of_table(
    paper: Paper, table: Table, cells: Mapping[int, Told], whole: Body, executive: Body | None
) -> Iterator[RelationClaim]:
    """Each organisation of a table of safeguarding partners; and its delegate, of the executive that those make up."""
    header = line_texts(paper.document.text, table)[0]
    own = [n for n, words in enumerate(header) if _said("organisations").match(_bare(words))]
    others = [n for n, words in enumerate(header) if n not in own and _said("stands_for").match(_bare(words))]
    if not own or not others or not any(_said("lead_column").search(_bare(header[n])) for n in (*own, *others)):
        return
    for line in table.lines[1:]:
        told = cells.get(line[own[0]][0])
        for partner in [p for p in told.parties if p.sort != "post"][:1] if told else ():
            yield _claim(paper, partner.name, whole, (paper.passage(*line[own[0]]),))
        for column in others if executive else ():
            words = plain_text(paper.document.text, [line[column]]).text.strip(" .*")
            post = cells.get(line[column][0])
            is_post = post and post.parties and post.parties[0].sort == "post" and not post.parties[0].at
            if executive and is_post and _said("delegated").search(header[column]):
                yield _claim(paper, words, executive, (paper.passage(*line[column]),))


def _made_up(cast: Cast) -> Body | None:
    """The executive that the delegated partners are said to make up."""
    for told in cast.told:
        found = _said("make_up").search(typed(told.sentence.text, told.parties))
        for number in marked(found["body"]) if found else ():
            return told.parties[number].body
    return None


def _of_sentence(paper: Paper, told: Told, whole: Body) -> Iterator[RelationClaim]:
    """Each of three or more bodies of a sentence that says who the agencies are."""
    found = _said("named").search(told.sentence.text)
    if found is None or _said("not_named").search(told.sentence.text):
        return
    partners = [p for p in told.parties if p.at >= found.start("listed") and _is_partner(p, whole)]
    sentence = told.sentence
    passages = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
    for partner in partners if len(partners) >= _FEWEST else ():
        yield _claim(paper, partner.name, whole, passages)


def _is_partner(party: Party, whole: Body) -> bool:
    kind = party.body.kind if party.body else None
    return party.sort in ("body", "authority") and party.name != whole.name and kind not in _NO_PARTNERS


def _bare(words: str) -> str:
    return " ".join(re.sub(r"[^\w() ]+", " ", words).split())


def _claim(paper: Paper, partner: str, whole: Body, passages: Sequence[Evidence]) -> RelationClaim:
    return RelationClaim(
        document=paper.document.slug,
        evidence=tuple(passages),
        confidence=_CONFIDENCE,
        method="partner-list",
        predicate="member-of",
        subject=partner,
        object=whole.name,
        status="actual",
    )


@cache
def _said(key: str) -> Pattern:
    return prepare(load("partner-lists")[key], re.I)
