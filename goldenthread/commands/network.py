"""`goldenthread network`: its options. Heavy imports wait until it runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from goldenthread.network_view import Asked
    from goldenthread.networks.views import ComparisonView, NetworkView
    from graph.dataset import Dataset

Level = Literal["bodies", "posts", "persons"]
NetworkFormat = Literal["txt", "svg", "graphml", "gexf", "json", "csv"]


@dataclass(frozen=True, slots=True)
class Beside:
    """What to set beside each other, if anything: two areas, two dates, or a network without one of its parties."""

    areas: tuple[str, str] | None
    dates: tuple[str, str] | None
    without: str | None


def network(
    context: typer.Context,
    authority: Annotated[
        list[str] | None,
        typer.Option(
            "--authority", metavar="A", help="An area: its bodies and whoever they are tied to; repeat for more."
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="K", help="Only ties of this kind, as oversight or reporting; repeat for more."),
    ] = None,
    as_at: Annotated[
        str | None, typer.Option("--as-at", metavar="DATE", help="As at a day, a month or a year.")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="What there was from then on.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="What there was until then.")] = None,
    level: Annotated[
        Level, typer.Option("--level", help="Show posts, or posts and persons, beside bodies.")
    ] = "bodies",
    compare: Annotated[
        tuple[str, str] | None, typer.Option("--compare", metavar="A B", help="Two areas beside each other.")
    ] = None,
    before_after: Annotated[
        tuple[str, str] | None,
        typer.Option("--before-after", metavar="DATE DATE", help="Two dates beside each other."),
    ] = None,
    without: Annotated[
        str | None,
        typer.Option(
            "--without", metavar="BODY", help="Beside it, what would hold if this were gone and proposals done."
        ),
    ] = None,
    table: Annotated[
        bool, typer.Option("--table/--no-table", help="The same facts as a table under a picture.")
    ] = True,
    format: Annotated[
        NetworkFormat | None,
        typer.Option("--format", help="What to print.  [default: txt; with -o, what the file's name ends in]"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="FILE.svg, .png, .graphml, .gexf, .json, .csv or .txt; .csv makes two files."
        ),
    ] = None,
    data: Annotated[Path | None, typer.Option("--data", help="The dataset's folder.")] = None,
) -> None:
    """Show who is tied to whom: bodies and their relations as a picture, a graph or tables, measured, with evidence."""
    from goldenthread.network_view import Asked
    from goldenthread.places import data_folder
    from graph.dataset import open_dataset

    asked = Asked(authority or (), kind or (), as_at, since, until, level)
    beside = Beside(compare, before_after, without)
    _give(_view(open_dataset(data_folder(data or context.obj)), asked, beside), format, output, table=table)


def _view(dataset: Dataset, asked: Asked, beside: Beside) -> NetworkView | ComparisonView:
    from goldenthread.network_view import compare_areas, compare_times, network, suppose_without
    from queries.errors import BindingError

    if sum(one is not None for one in (beside.areas, beside.dates, beside.without)) > 1:
        raise BindingError("give one of --compare, --before-after and --without")
    if beside.areas:
        if asked.authorities:
            raise BindingError("--compare names its two authorities itself; leave out --authority")
        return compare_areas(dataset, *beside.areas, asked)
    if beside.dates:
        if asked.as_at or asked.since or asked.until:
            raise BindingError("--before-after names its two dates itself; leave out --as-at, --from and --to")
        return compare_times(dataset, *beside.dates, asked)
    return suppose_without(dataset, beside.without, asked) if beside.without else network(dataset, asked)


def _give(view: NetworkView | ComparisonView, form: str | None, to: Path | None, *, table: bool) -> None:
    from goldenthread.output import give

    if to is not None:
        view.save(to, table=table)
    else:
        give(str(view.written(form or "txt", table=table)), to=None)
