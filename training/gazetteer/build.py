"""Makes the gazetteer's data from the fact tables.

    python -m training.gazetteer.build --facts FOLDER

The tables written by hand in ``src/detente/gazetteer/data/own`` are read by the package as they stand.
"""

import argparse
import gzip
import hashlib
from pathlib import Path

from training.gazetteer._names import index_lines
from training.gazetteer._people import Bearer, merged_people, office_lines
from training.gazetteer._tables import Interner, rows

DATA = Path(__file__).resolve().parents[2] / "src" / "detente" / "gazetteer" / "data"
FORMAT = "1"
TABLES = ("countries", "offices", "organisations", "organisation_leaders", "armed_groups", "memberships")

# The record's contract writes this one with a space.
RENAMED = {"ARABLEAGUE": "ARAB LEAGUE"}


def _write(name: str, lines: list[str]) -> int:
    """One compressed table; the bytes depend on the lines alone."""
    blob = gzip.compress("\n".join(lines).encode("utf-8"), compresslevel=9, mtime=0)
    (DATA / name).write_bytes(blob)
    return len(blob)


def _renamed(code: str) -> str:
    return RENAMED.get(code, code)


def _states(facts: Path, sources: Interner) -> list[str]:
    fields = ("iso3", "name", "status", "valid_from", "valid_to", "capital")
    return [
        "\t".join([*(row[field] for field in fields), sources.code(row["source"])])
        for row in rows(facts / "countries.tsv")
    ]


def _organisations(facts: Path, sources: Interner) -> list[str]:
    out = []
    for row in rows(facts / "organisations.tsv"):
        cells = [
            _renamed(row["id"]),
            row["kind"],
            row["name"],
            _renamed(row["parent"]),
            row["start"],
            row["end"],
        ]
        out.append("\t".join([*cells, sources.code(row["source"])]))
    return out


def _groups(facts: Path, sources: Interner) -> list[str]:
    fields = ("id", "name", "countries", "active_from", "active_to")
    return [
        "\t".join([*(row[field] for field in fields), sources.code(row["source"])])
        for row in rows(facts / "armed_groups.tsv")
    ]


def _memberships(facts: Path, sources: Interner) -> list[str]:
    return [
        "\t".join([_renamed(row["org_id"]), row["iso3"], row["from"], row["to"], sources.code(row["source"])])
        for row in rows(facts / "memberships.tsv")
    ]


def _people(people: list[Bearer], titles: Interner, sources: Interner) -> list[str]:
    out = []
    for person in people:
        tenures = ";".join(
            "/".join(
                (
                    t.country,
                    _renamed(t.organisation),
                    t.role,
                    titles.code(t.title),
                    t.start,
                    t.end,
                    t.last_seen,
                    sources.code(t.source),
                )
            )
            for t in person.tenures
        )
        out.append("\t".join((person.id, person.name, "|".join(person.aliases), tenures)))
    return out


def _facts_digest(facts: Path) -> str:
    digest = hashlib.sha256()
    for table in TABLES:
        digest.update((facts / f"{table}.tsv").read_bytes())
    return digest.hexdigest()[:16]


def main() -> int:
    """Reads the tables, writes the data, prints the sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, required=True, help="folder of the fact tables")
    facts: Path = parser.parse_args().facts
    sources, titles = Interner(), Interner()
    people = merged_people(facts)
    tables = {
        "states.tsv.gz": _states(facts, sources),
        "organisations.tsv.gz": _organisations(facts, sources),
        "armed_groups.tsv.gz": _groups(facts, sources),
        "memberships.tsv.gz": _memberships(facts, sources),
        "people.tsv.gz": _people(people, titles, sources),
        "offices.tsv.gz": office_lines(people),
        "names.tsv.gz": index_lines(facts, people, RENAMED),
    }
    tables["titles.tsv.gz"] = titles.values()
    tables["sources.tsv.gz"] = sources.values()
    total = 0
    for name, lines in tables.items():
        size = _write(name, lines)
        total += size
        print(f"{name:24} {len(lines):7} rows {size:9} bytes")
    (DATA / "VERSION").write_text(f"{FORMAT}.{_facts_digest(facts)}\n", encoding="utf-8")
    print(f"{'total':24} {'':7}      {total:9} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
