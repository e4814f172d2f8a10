"""Claims of every type with every field, read by hand from a paper of an invented council: all that a graph can hold."""

from pathlib import Path

from loaders.claim_files import read_claims
from loaders.claims import Claim

CLAIMS = Path(__file__).parent / "fixtures" / "claims"
SLUG = "fennmoor-everything-2020"


def text() -> str:
    """The paper, to which the offsets of the claims refer."""
    return (CLAIMS / f"{SLUG}.txt").read_text(encoding="utf-8")


def claims() -> list[Claim]:
    """What the paper states."""
    return read_claims(CLAIMS / f"{SLUG}.jsonl")
