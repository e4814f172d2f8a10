"""The register of English children's services authorities, joined from two published tables.

The provider lookup says which authorities have children's services, their Ofsted and DfE numbers and
region; the register of local authorities gives official names, code history, dates and successors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tools.making.names import short_name, slug_of, variants_of
from tools.making.published import Row

COLUMNS = (
    "slug", "name", "official_name", "also_known_as", "gss_code", "former_gss_codes", "ofsted_urn",
    "dfe_number", "region", "authority_type", "start", "end", "replaced_by", "source", "note",
)  # fmt: skip
LEXICON_COLUMNS = ("name", "variants", "start", "end")
Additions = Mapping[str, Mapping[str, str | Sequence[str]]]
_PRINCIPAL_TYPES = frozenset({"UA", "MD", "LBO", "CTY", "CC"})
_REGISTER, _LOOKUP = "uk-local-authorities", "ofsted-provider-lookup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """One row of the shipped register. `end` is the first day on which it was no more."""

    name: str
    official_name: str
    also_known_as: tuple[str, ...]
    gss_code: str
    former_gss_codes: tuple[str, ...] = ()
    ofsted_urn: str = ""
    dfe_number: str = ""
    region: str = ""
    authority_type: str = ""
    start: str = ""
    end: str = ""
    replaced_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def make_authorities(
    register: Sequence[Row], lookup: Sequence[Row], scraped: Iterable[Row], additions: Additions
) -> list[Authority]:
    """Every authority in scope, sorted by name."""
    register = [row for row in register if row["nation"] == "England"]
    principal = [row for row in register if row["local-authority-type"] in _PRINCIPAL_TYPES]
    spellings = {row["urn"]: row["local_authority"] for row in scraped}
    made = [_from_both(_entry_for(row, principal), row, spellings, additions) for row in lookup]
    listed = {code for authority in made for code in (authority.gss_code, *authority.former_gss_codes)}
    made += [_from_register(row, additions) for row in principal if row["gss-code"] not in listed]
    successors = _successors(register)
    codes = {row["local-authority-code"]: row["gss-code"] for row in register}
    return sorted(_with_successions(made, successors, codes), key=lambda authority: authority.name)


def authority_rows(authorities: Iterable[Authority]) -> list[Row]:
    """The rows of `authorities.csv`."""
    return [
        {
            "slug": slug_of(a.name), "name": a.name, "official_name": a.official_name,
            "also_known_as": "|".join(n for n in a.also_known_as if n != a.official_name),
            "gss_code": a.gss_code, "former_gss_codes": "|".join(a.former_gss_codes),
            "ofsted_urn": a.ofsted_urn, "dfe_number": a.dfe_number, "region": a.region,
            "authority_type": a.authority_type, "start": a.start, "end": a.end,
            "replaced_by": "|".join(a.replaced_by),
            "source": "|".join(a.sources), "note": "; ".join(a.notes),
        }
        for a in authorities
    ]  # fmt: skip


def lexicon_rows(authorities: Iterable[Authority]) -> list[Row]:
    """The rows of the lexicon by which the loaders know an authority's names."""
    return [
        {
            "name": a.name,
            "variants": "|".join(dict.fromkeys(v for v in (a.official_name, *a.also_known_as) if v != a.name)),
            "start": a.start,
            "end": a.end,
        }
        for a in authorities
    ]


def _entry_for(row: Row, principal: Iterable[Row]) -> Row:
    """The register's entry of a provider: by code, else by name among those that still exist."""
    entries = list(principal)
    by_code = [entry for entry in entries if entry["gss-code"] == row["la_code_new"]]
    name = row["local_authority_ons_name"]
    by_name = [entry for entry in entries if entry["nice-name"] == name and not entry["end-date"]]
    (entry,) = by_code or by_name
    return entry


def _from_both(entry: Row, provider: Row, spellings: Mapping[str, str], additions: Additions) -> Authority:
    code, older = provider["la_code_new"], tuple(filter(None, entry["former-gss-codes"].split(",")))
    notes = []
    if entry["gss-code"] != code:
        older = (*older, entry["gss-code"])
        notes.append(f"{_LOOKUP} gives {code}, {_REGISTER} still {entry['gss-code']}")
    region = provider["region_name"]
    if entry["region"] and entry["region"].casefold() != region.casefold():
        notes.append(f"{_REGISTER} gives region {entry['region']}")
    added = additions.get(code, {})
    name = str(added.get("name") or short_name(provider["local_authority_ons_name"]))
    others = [
        provider["local_authority_ons_name"], provider["utla23nm"], spellings.get(provider["urn"], ""),
        *provider["also_known_as"].strip("[]").split(", ", maxsplit=1), *added.get("also_known_as", ()),
    ]  # fmt: skip
    return replace(
        _from_register(entry, additions),
        name=name,
        also_known_as=variants_of(name, entry, others),
        gss_code=code,
        former_gss_codes=older,
        ofsted_urn=provider["urn"],
        dfe_number=provider["la_code"],
        region=region,
        sources=(_LOOKUP, _REGISTER),
        notes=tuple(notes),
    )


def _from_register(entry: Row, additions: Additions) -> Authority:
    code = entry["gss-code"]
    added = additions.get(code, {})
    name = str(added.get("name") or entry["nice-name"])
    return Authority(
        name=name,
        official_name=re.sub(r"\s+", " ", entry["official-name"]),
        also_known_as=variants_of(name, entry, added.get("also_known_as", ())),
        gss_code=code,
        region=entry["region"],
        authority_type=entry["local-authority-type-name"],
        start=_first_day(entry["start-date"]),
        end=_first_day_after(entry["end-date"]),
        sources=(_REGISTER,),
    )


def _first_day(printed: str) -> str:
    # English councils come into being on 1 April; the register's other dates are when a list first held them.
    return printed if printed.endswith("-04-01") else ""


def _first_day_after(printed: str) -> str:
    # The register ends some authorities on 31 March and some on 1 April; ours is the first day no more.
    if printed.endswith("-03-31"):
        return (date.fromisoformat(printed) + timedelta(days=1)).isoformat()
    return printed


def _successors(register: Iterable[Row]) -> dict[str, set[str]]:
    """GSS code of a county or unitary -> register codes of what replaced it and its districts.

    A county's districts may go to another new authority than the rest of the county: Christchurch did.
    """
    rows = list(register)
    own = {row["local-authority-code"]: row for row in rows}
    found: dict[str, set[str]] = {}
    for row in rows:
        ended = own.get(row["county-la"], row)
        if row["replaced-by"] and ended["end-date"]:
            found.setdefault(ended["gss-code"], set()).update(row["replaced-by"].split(","))
    final = {code for row in rows if not row["end-date"] for code in (row["local-authority-code"],)}
    return {code: replaced & final for code, replaced in found.items()}


def _with_successions(
    made: Sequence[Authority], successors: Mapping[str, set[str]], codes: Mapping[str, str]
) -> Iterable[Authority]:
    """Successors by name; an authority whose whole area went to one of the same name is that one, renewed."""
    by_code = {authority.gss_code: authority for authority in made}
    renewed: dict[str, Authority] = {}
    ended: list[Authority] = []
    for authority in made:
        if not authority.end:
            continue
        heirs = [by_code[codes[code]] for code in successors[authority.gss_code]]
        if len(heirs) == 1 and heirs[0].name == authority.name.removesuffix(" County"):
            renewed[heirs[0].gss_code] = authority
        else:
            names = tuple(sorted(heir.name for heir in heirs))
            ended.append(replace(authority, replaced_by=names))
    current = [authority for authority in made if not authority.end]
    return [*ended, *(_renew(a, renewed.get(a.gss_code)) for a in current)]


def _renew(authority: Authority, older: Authority | None) -> Authority:
    if older is None:
        return authority
    names = (*authority.also_known_as, older.official_name, older.name, *older.also_known_as)
    note = f"until {older.end} {older.official_name} ({older.gss_code}), replaced over the same area"
    return replace(
        authority,
        also_known_as=tuple(dict.fromkeys(n for n in names if n != authority.name)),
        former_gss_codes=(*authority.former_gss_codes, older.gss_code),
        start=older.start,
        notes=(*authority.notes, note),
    )
