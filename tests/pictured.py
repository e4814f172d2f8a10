"""What every picture of a network must be: nothing overlapping, nothing outside, all named, legible, the same again."""

from __future__ import annotations

import itertools
import math
import random

from lxml import etree

from goldenthread.lettering import width
from goldenthread.networks.lines import at, overlap
from goldenthread.networks.scene import Scene, Text
from graph.network.choosing import Choice
from graph.network.network import Network
from graph.network.parties import Party, Passage, Tie

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("lscb", "local-authority", "police", "nhs", "sub-committee", "improvement-board", "other", "team")
TIES = (("oversight", "oversees"), ("reporting", "reports to"), ("sub-body", "is sub-body of"), ("advisory", "advises"))
COURSES = ("holds", "holds", "proposed", "ended", "unknown")


def invented(size: int, ties: int, seed: int) -> Network:
    """A network of so many parties with names long and short, and ties at random: the same for the same seed."""
    chance = random.Random(seed)
    words = ("Safeguarding", "Children", "Board", "Sub", "Committee", "of", "Kelderdale", "Health/Wellbeing", "Panel")
    passage = Passage("doc", 1, 2, "passage", "A paper", "2016", "1", None, None)
    parties = tuple(
        Party(f"id/{n:04}", " ".join(chance.choices(words, k=chance.randint(1, 9))) + f" {n}", "body", kind, kind, named=1, first=passage)
        for n, kind in zip(range(size), itertools.cycle(KINDS), strict=False)
    )  # fmt: skip
    made = []
    for n in range(ties):
        near, far = chance.sample(parties, 2)
        kind, label = chance.choice(TIES)
        course = chance.choice(COURSES)
        made.append(
            Tie(f"tie/{n:04}", near.iri, far.iri, kind, (kind,), label, True, course, course, passages=(passage,))
        )  # type: ignore[arg-type]
    return Network(Choice(), parties, tuple(made), (), frozenset(p.iri for p in parties), ())


def faults_of_scene(scene: Scene) -> list[str]:
    """What overlaps and what leaves its place."""
    found = []
    boxes = [(node.told, node.box) for node in scene.nodes] + [
        (f"number {line.number}", line.badge) for line in scene.lines if line.badge
    ]
    for (one, box), (other, other_box) in itertools.combinations(boxes, 2):
        if overlap(box, other_box):
            found.append(f"{one} overlaps {other}")
    for name, (left, top, right, bottom) in boxes:
        if left < 0 or top < 0 or right > scene.width or bottom > scene.height:
            found.append(f"{name} is outside")
    for text in [*scene.texts, *(line for node in scene.nodes for line in node.lines)]:
        found += _faults_of_text(text, scene)
    return found


def lines_over_others(scene: Scene) -> list[str]:
    """Lines that run over the shape or the name of a party that they do not join."""
    found = []
    for line in scene.lines:
        points = [at(line, place / 50) for place in range(51)]
        for node in scene.nodes:
            left, top, right, bottom = node.box
            joined = any(math.dist((node.x, node.y), end) < 20 for end in (line.start, line.end))
            if not joined and any(left < x < right and top < y < bottom for x, y in points):
                found.append(f"number {line.number} over {node.told}")
    return found


def _faults_of_text(text: Text, scene: Scene) -> list[str]:
    wide = width(text.text, text.size, bold=text.bold)
    left = text.x - wide / 2 if text.centred else text.x
    found = []
    if text.room and wide > text.room + 0.01:
        found.append(f"{text.text!r} leaves its room")
    if left < 0 or left + wide > scene.width or text.y > scene.height or text.y < text.size * 0.7:
        found.append(f"{text.text!r} is outside the picture")
    return found


def faults_of_svg(picture: str) -> list[str]:
    """What of the file is not safe, not whole or not told in words."""
    root = etree.fromstring(picture.encode())
    found = []
    if root.get("role") != "img" or not root.findtext(f"{SVG}title") or not root.findtext(f"{SVG}desc"):
        found.append("it has no alternative text")
    for element in root.iter():
        if etree.QName(element).localname not in {
            "svg", "title", "desc", "rect", "g", "path", "circle", "polygon", "text",
        }:  # fmt: skip
            found.append(f"{element.tag} is not drawn everywhere")
        for name, value in element.attrib.items():
            if "href" in name or "url(" in value:
                found.append(f"{name} reaches out of the file")
        colour, behind = element.get("fill"), element.get("fill-opacity")
        if element.tag == f"{SVG}text" and colour != "#ffffff" and contrast(str(colour)) < 4.5:
            found.append(f"{element.text} is too pale: {colour}")
        if element.tag in (f"{SVG}path", f"{SVG}polygon", f"{SVG}circle") and not behind:
            stroke = element.get("stroke") or str(colour)
            if stroke not in ("none", "#c8c8c8") and contrast(stroke) < 3.0:
                found.append(f"a line is too pale: {stroke}")
    return found


def contrast(colour: str, other: str = "#ffffff") -> float:
    """The ratio of WCAG 2 between two colours."""

    def light(code: str) -> float:
        parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    one, two = sorted((light(colour), light(other)))
    return (two + 0.05) / (one + 0.05)


def words_of(picture: str) -> str:
    """All words that the picture shows, without spaces, since names are broken into lines."""
    root = etree.fromstring(picture.encode())
    return "".join(element.text or "" for element in root.iter(f"{SVG}text")).replace(" ", "")
