"""Markdown pages as HTML: one file each, nothing fetched, pictures inside."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from string import Template

from markdown_it import MarkdownIt
from markdown_it.token import Token

HOME = "docs/ontology"
FOLDER = f"{HOME}/html"
_ANCHOR = re.compile(r'^<a id="([^"]+)">$')
_HERE = Path(__file__)


def html_name(path: str) -> str:
    """The file of a page: `reference/core.md` is `core.html`, `patterns/time.md` is `pattern-time.html`."""
    stem = Path(path).stem
    folder = Path(path).parent.name
    if stem == "README":
        return "index.html"
    return f"{'pattern-' if folder == 'patterns' else ''}{stem}.html"


def html_pages(
    pages: Mapping[str, str], pictures: Mapping[str, str], groups: Sequence[tuple[str, Sequence[str]]], version: str
) -> dict[str, str]:
    """Each page's HTML by path. `pages` and `pictures` are texts by path; `groups` are the headings of the menu."""
    template = Template(_HERE.with_name("page.html").read_text(encoding="utf-8"))
    style = _HERE.with_name("page.css").read_text(encoding="utf-8").strip()
    titles = {path: title_of(content) for path, content in pages.items()}
    made = {}
    for path, content in pages.items():
        made[f"{FOLDER}/{html_name(path)}"] = template.substitute(
            title=escape(titles[path]),
            style=style,
            menu=_menu(path, titles, groups),
            main=_Page(path, set(pages), pictures).rendered(content).strip(),
            version=escape(version),
        )
    return made


def title_of(content: str) -> str:
    """The first heading, without its marks."""
    found = re.search(r"^# (?:<a id=\"[^\"]+\"></a>)?(.+)$", content, re.MULTILINE)
    if found is None:
        raise ValueError(f"a page without a heading: {content[:60]!r}")
    return re.sub(r"\\(.)", r"\1", found[1])


def _menu(here: str, titles: Mapping[str, str], groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    lines = []
    for heading, paths in groups:
        lines.append(f"<h2>{escape(heading)}</h2>\n<ul>")
        for path in paths:
            current = ' aria-current="page"' if path == here else ""
            lines.append(f'<li><a href="{html_name(path)}"{current}>{escape(titles[path].partition(":")[0])}</a></li>')
        lines.append("</ul>")
    return "\n".join(lines)


class _Page:
    """Renders one page, with its links turned to the HTML files or to where the other files are."""

    def __init__(self, path: str, pages: set[str], pictures: Mapping[str, str]) -> None:
        self.path, self.pages, self.pictures = path, pages, pictures
        self.parser = MarkdownIt("commonmark", {"html": True}).enable("table")

    def rendered(self, content: str) -> str:
        tokens = self.parser.parse(content)
        for place, token in enumerate(tokens):
            self._settle(token, tokens[place + 1] if place + 1 < len(tokens) else None)
        drawn = self.parser.renderer.render(
            [one for one in tokens if one.type != "html_block"], self.parser.options, {}
        )
        drawn = drawn.replace("<table>", '<div class="wide" tabindex="0" role="region" aria-label="table">\n<table>')
        drawn = drawn.replace("</table>", "</table>\n</div>").replace("<pre>", '<pre tabindex="0">')
        return re.sub(r"<p>(<figure[^>]*>.*?</figure>)</p>", r"\1", drawn, flags=re.DOTALL)

    def _settle(self, token: Token, following: Token | None) -> None:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type == "heading_open" and following is not None and following.children:
            found = _ANCHOR.match(following.children[0].content)
            if found and following.children[0].type == "html_inline":
                token.attrSet("id", found[1])
                following.children = following.children[2:]
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", self._address(str(child.attrGet("href"))))
            if child.type == "image":
                self._inline(child)

    def _address(self, link: str) -> str:
        target, _, anchor = link.partition("#")
        after = f"#{anchor}" if anchor else ""
        if not target or "://" in target:
            return link
        whole = normpath(join(dirname(self.path), target))
        if whole in self.pages:
            return html_name(whole) + after
        return relpath(whole, FOLDER) + after

    def _inline(self, image: Token) -> None:
        path = normpath(join(dirname(self.path), str(image.attrGet("src"))))
        image.type, image.tag = "html_inline", ""
        image.content = f'<figure tabindex="0">{self.pictures[path].strip()}</figure>'
        image.children = None
