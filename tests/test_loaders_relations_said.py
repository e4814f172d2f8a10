"""Who is to whom, in the many ways in which council papers say it: composed statements and what each tells."""

from pathlib import Path

import pytest
import yaml

from tests.test_loaders_relations import line, told

SAID = yaml.safe_load((Path(__file__).parent / "fixtures" / "relations-said.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("one", SAID, ids=[one["says"][:70] for one in SAID])
def test_a_statement_tells_these_relations_and_no_others(one: dict[str, list[str]]) -> None:
    assert sorted(line(claim) for claim in told(str(one["says"]))) == sorted(one["claims"])
