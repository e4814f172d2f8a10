"""What ways of asking took, question by question, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.peers.comparison import Comparison, Way, compare, geometric
from benchmarks.peers.engine import Reply

_MUCH = 2.0  # times as quick as the first: worth a line


def lines(ways: Sequence[Way]) -> Iterator[str]:
    """Milliseconds of each question by way, the means, and each way beside the first."""
    first, *others = ways
    compared = {way.name: compare(first, way) for way in others}
    yield f"{'question, processor ms':38}" + "".join(f"{way.name:>14}" for way in ways)
    for name in first.replies:
        cells = [_cell(way.replies.get(name), name, compared.get(way.name)) for way in ways]
        yield f"{name:38}" + "".join(cells)
    yield f"{'geometric mean':38}" + "".join(f"{way.mean * 1e3:>13.1f} " for way in ways)
    yield ""
    for way in ways:
        yield _alone(way)
    for way in others:
        yield from _beside(first, way, compared[way.name])


def _cell(reply: Reply | None, name: str, compared: Comparison | None) -> str:
    if reply is None:
        return f"{'-':>13} "
    if reply.refusal:
        return f"{'refused':>13} "
    if compared and name in compared.other_rows:
        return f"{'rows differ':>13} "
    return f"{reply.seconds * 1e3:>13.1f}{'+' if reply.is_late else ' '}"


def _alone(way: Way) -> str:
    answered = {name: reply.seconds for name, reply in way.replies.items() if not reply.refusal}
    slowest = max(answered, key=lambda name: answered[name])
    over = sum(seconds > 1 for seconds in answered.values())
    return (
        f"{way.name}: {len(way.replies)} asked, {over} over a second, {way.late} beyond the limit; slowest "
        f"{slowest}, {answered[slowest]:.2f} s; peak {way.peak:.1f} GB"
    )


def _beside(first: Way, way: Way, compared: Comparison) -> Iterator[str]:
    yield ""
    ratios = compared.ratios
    most = max(ratios, key=lambda name: ratios[name])
    in_time = [ratio for name, ratio in ratios.items() if not way.replies[name].is_late]
    ours = geometric(first.replies[name].seconds for name in ratios)
    its = geometric(way.replies[name].seconds for name in ratios)
    yield (
        f"{way.name} takes {'at least ' if way.late else ''}{compared.mean:.1f} times as long as {first.name}: "
        f"{its * 1e3:.1f} ms beside {ours * 1e3:.1f} (geometric means of {len(ratios)} questions, {way.late} of them "
        f"beyond the limit); {geometric(in_time):.1f} times over the {len(in_time)} that it answered in time; at most "
        f"{ratios[most]:.1f} times ({most})"
    )
    for told, names in (("refused", compared.refused), ("with another number of rows", compared.other_rows)):
        if names:
            yield f"  {len(names)} {told}, left out: {', '.join(names)}"
    for name in compared.other_rows:
        yield f"    {name}: {way.replies[name].rows} rows beside {first.replies[name].rows}"
    for words, some in _by_words(way).items():
        yield f"    {len(some)} refused with: {words[:160]}"
    quicker = compared.quicker(_MUCH)
    yield f"  {way.name} is more than {_MUCH:g} times as quick for {len(quicker)} questions"
    for name in quicker:
        its_own, own = way.replies[name], first.replies[name]
        yield f"    {name}: {its_own.seconds * 1e3:.1f} ms beside {own.seconds * 1e3:.1f}, {own.rows} rows"


def _by_words(way: Way) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, reply in way.replies.items():
        if reply.refusal:
            found.setdefault(reply.refusal, []).append(name)
    return found
