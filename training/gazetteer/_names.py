"""The index of names: folded name -> what it may stand for."""

from collections import defaultdict
from pathlib import Path

from detente.gazetteer import fold
from training.gazetteer._people import Bearer, surname
from training.gazetteer._tables import is_acronym, is_safe_alias, rows, split_list, variants

__all__ = ["index_lines"]

# Of several states that share a name, the first in this order has it.
STATUS_ORDER = ("sovereign", "partially_recognised", "de_facto", "dependent", "historical")
PREFERRED = {
    "dominican": "DOM",
    "dominicans": "DOM",
    "korean": "KOR",
    "koreans": "KOR",
    "congolese": "COD",
    "guinean": "GIN",
    "guineans": "GIN",
    "american samoan": "ASM",
}
# Names and capitals that stand for something else far more often.
NOT_NAMES = frozenset(
    """
    states|reunion|saudi|salvador|the dominican|male|kingston|victoria|salisbury|hamilton|stanley
    jamestown|plymouth|the settlement|the valley|georgetown|george town|settlement|west island|man
    congo|congo kinshasa|muscat and oman|emirates|laos|lao|us|uk|magyar|kiwi|kiwis|bengali|turkmen
    channel islander|channel islanders|saint martin|west bank|antigua|gibraltar|monaco|san marino
    djibouti|the kremlin|singapore|kuwait city|luxembourg|christmas island|virgin islands|guatemala
    holland|bosniak|bosniaks|kosovo albanian|serb|serbs|croat|croats|turkish cypriot
    turkish cypriots|islamic emirate of afghanistan|uno|zairean|macedonia|chisinau in romanian
    kishinev in romanian|kishinev in russian|karabakh armenian|karabakh armenians|sahrawi|sahrawis
    saharawi
    """.replace("\n", "|").split("|")
)
KEPT_AS_NAME = frozenset(
    {"gibraltar", "monaco", "san marino", "djibouti", "singapore", "luxembourg", "guatemala", "laos"}
)
# Seats of old, and second cities: places of the state, not words for its government.
PLACES_ONLY = frozenset(
    """
    bonn|lagos|aden|almaty|abidjan|cotonou|bujumbura|dar es salaam|cape town|bloemfontein|gaza city
    east jerusalem|tel aviv|ho chi minh city|podgorica|cetinje|lobamba|frunze|kuwait city
    panama city|sucre|nusantara|kishinev|guatemala city|mexico city|north nicosia|east berlin
    tripoli|san jose|amsterdam
    """.replace("\n", "|").split("|")
)
KEPT_CAPITALS = frozenset(
    {"tripoli", "san jose", "panama city", "guatemala city", "mexico city", "kuwait city", "amsterdam"}
)


class _Index:
    """Collects refs by folded name, each once, in order."""

    def __init__(self) -> None:
        self.refs: dict[str, list[str]] = defaultdict(list)

    def add(self, name: str, ref: str, *, exact: bool = False) -> None:
        """Takes up one name."""
        key = fold(name)
        mark = ref + ("!" if exact else "")
        if key and mark not in self.refs[key]:
            self.refs[key].append(mark)

    def lines(self) -> list[str]:
        """One line for each name, sorted."""
        return sorted(f"{key}\t{';'.join(refs)}" for key, refs in self.refs.items() if refs)


def _clean(names: list[str]) -> list[str]:
    return [name.removeprefix("the ").strip() for name in names if name.strip()]


def _add_states(index: _Index, facts: Path) -> None:
    states = sorted(rows(facts / "countries.tsv"), key=lambda row: STATUS_ORDER.index(row["status"]))
    owner: dict[tuple[str, str], str] = {}
    for row in states:
        code = row["iso3"]
        names = [row["name"], row["official_name"], *split_list(row["alt_names"])]
        capitals = [row["capital"], *split_list(row["capital_alt"])] if row["status"] != "dependent" else []
        for sense, group in (("n", names), ("d", split_list(row["demonyms"])), ("c", capitals)):
            for name in _clean(group):
                key = fold(name)
                if key in NOT_NAMES and not (sense == "n" and key in KEPT_AS_NAME):
                    continue
                if PREFERRED.get(key, code) != code or owner.setdefault((key, sense[:1]), code) != code:
                    continue
                mark = "r" if sense == "c" and key in PLACES_ONLY and key not in KEPT_CAPITALS else sense
                index.add(name, f"S:{code}:{mark}", exact=is_acronym(name))


def _add_bodies(index: _Index, facts: Path, table: str, kind: str, renamed: dict[str, str]) -> None:
    for row in rows(facts / f"{table}.tsv"):
        by_hand = "general knowledge" in row["source"]
        code = renamed.get(row["id"], row["id"])
        for full in (row["name"], *split_list(row["aliases"])):
            if full == row["id"] and full != full.upper():
                continue
            # Many rows have their identifier among the aliases: keep real abbreviations only.
            if full == row["id"] and len(full) > 8:
                continue
            if full.endswith("+") or not is_safe_alias(full, by_hand):
                continue
            bare = variants(full)[0].removeprefix("the ").removeprefix("The ")
            index.add(bare, f"{kind}:{code}:n", exact=is_acronym(bare))


def _add_people(index: _Index, people: list[Bearer]) -> None:
    for number, person in enumerate(people):
        names = [name for full in (person.name, *person.aliases) for name in variants(full)]
        for name in names:
            words = fold(name).split()
            if len(words) > 1:
                index.add(name, f"P:{number}:f")
            elif words and len(words[0]) > 1:
                index.add(name, f"P:{number}:s")
        for home in sorted({t.country for t in person.tenures} | {""}):
            short = surname(person.name, home)
            if home and len(short) > 1:
                index.add(short, f"P:{number}:s")
        if not person.home:
            index.add(surname(person.name, ""), f"P:{number}:s")


def index_lines(facts: Path, people: list[Bearer], renamed: dict[str, str]) -> list[str]:
    """The lines of the index, sorted, ``name<TAB>ref;ref``."""
    index = _Index()
    _add_states(index, facts)
    _add_bodies(index, facts, "organisations", "O", renamed)
    _add_bodies(index, facts, "armed_groups", "A", renamed)
    _add_people(index, people)
    return index.lines()
