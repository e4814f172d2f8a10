"""An answer as a table of HTML for notebooks: a caption, headings with scope, every value escaped."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment, StrictUndefined, Template

from queries.about import About
from queries.citing import sentence
from queries.layouts import shown
from queries.results import Result

ROWS: Final = 50  # that are drawn; the caption says of how many
_PAGE: Final = """\
<div class="goldenthread" style="overflow-x: auto">
<table>
<caption style="caption-side: top; text-align: left">{{ caption }}</caption>
<thead><tr>
{% for heading in table.headings %}
<th scope="col" style="text-align: {{ "right" if table.numeric[loop.index0] else "left" }}">{{ heading }}</th>
{% endfor %}
</tr></thead>
<tbody>
{% for line in table.lines %}
<tr>{% for cell in line %}<td style="vertical-align: top; text-align: \
{{ "right" if table.numeric[loop.index0] else "left" }}">{{ cell }}</td>{% endfor %}</tr>
{% endfor %}
</tbody>
</table>
<p>{{ citation }}</p>
</div>
"""


def answer_html(result: Result, about: About, *, rows: int = ROWS) -> str:
    """The first `rows` rows, with a caption that says how many there are, and the citation below."""
    many = len(result.rows)
    counted = "no rows" if not many else f"{many:,} row{'s' if many > 1 else ''}"
    cut = f", the first {rows:,} shown; .rows has all, .save() writes them" if many > rows else ""
    return _template().render(
        table=shown(result.columns, result.rows[:rows]),
        caption=f"{about.sentence or 'Answer'} ({counted}{cut})",
        citation=sentence(about),
    )


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(_PAGE)
