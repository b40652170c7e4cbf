"""Nouns that only qualify another ("police station"), and nouns for people that no table lists."""

from detente.gazetteer import Role
from detente.resolver._who_context import Context
from detente.resolver._who_scan import RoleHit
from detente.resolver._who_tree import base, is_plural, is_subject

__all__ = ["is_mere_modifier", "unlisted_people"]

# What people do together: "student protest", "refugee exodus". Here the noun before says who.
_ACTS = frozenset(
    """
    protest demonstration march rally strike riot unrest revolt uprising boycott sit-in walkout exodus influx
    flow attack raid killing death arrest casualty blockade petition vote testimony delegation
    """.split()
)
# Buildings, things and institutions that are not who works there.
_FACILITIES = frozenset(
    """
    station camp base barracks stronghold headquarters hq post checkpoint outpost compound academy college
    school uniform car van truck bus vehicle custody cell record file report source training state line
    hospital building office bond bill website dog chief-of-staff
    """.split()
)
_ARMED = frozenset({"REB", "MIL"})
_PEOPLE_ENDINGS = ("ers", "ors", "ians", "ees", "men", "women", "folk")
# Words with such an ending that are no people.
_THINGS = frozenset(
    """
    computers papers letters numbers orders borders centers waters powers matters tankers cruisers
    destroyers freighters carriers liners trawlers bombers fighters helicopters choppers launchers
    containers headquarters quarters dollars errors sectors factors tractors reactors motors rumors
    mirrors corridors doors floors harbors generators transmitters rockets trailers bulldozers
    boilers servers routers chapters posters newspapers counters shelters clusters disasters meters
    litres liters towers rivers flowers summers winters embers fibers fingers markers boosters
    engineers-corps trees fees degrees committees guarantees refineries restaurants plants grants
    warrants pollutants variants elephants giants consonants propellants wars stars bazaars seminars
    radars cars cellars pillars manoeuvres manners banners covers offers tenders answers wonders
    blunders ladders folders burgers dangers triggers stickers crackers lockers sweaters filters
    semiconductors conductors indicators monitors sensors vectors tremors terrors horrors colors
    favors neighbors parlors satellites dealers-network chambers members cucumbers prayers layers
    players-association
    """.split()
)
_LISTED = frozenset(
    """
    expert shopper controller inhabitant staff crew colonist peasant pupil graduate engineer technician nomad
    monk native youngster scout diver mountaineer athlete chef cook waiter cleaner nanny maid servant clerk
    cashier accountant auditor trainer coach carpenter electrician builder welder weaver baker butcher tailor
    nationalist royalist loyalist monarchist feminist environmentalist pacifist vet veteran apprentice
    pharmacist dentist midwife therapist psychologist biologist chemist physicist archaeologist geologist
    mathematician musician comedian magician librarian curator inventor aid-worker hunter herdsman shepherd
    rancher grower fishermen beekeeper gardener winemaker brewer trader dealer broker banker lender borrower
    creditor debtor subscriber viewer listener reader blogger influencer gamer follower fan supporter devotee
    believer convert adherent sympathizer
    """.split()
)


def is_mere_modifier(context: Context, hit: RoleHit) -> bool:
    """Whether the noun stands before another one that is neither its act nor its organ.

    People in a compound are a kind of thing ("refugee camp", "student union"), unless armed ("rebel
    stronghold"); bodies are so before buildings and things ("police station", "army base").
    """
    tokens = context.sentence.tokens
    token = tokens[hit.head]
    if base(token) not in {"compound", "amod"} or token.head < hit.head or token.text[0].isupper():
        return False
    above = tokens[token.head].lemma.lower()
    role = hit.role
    if role.kind == "person" and _ARMED.isdisjoint(role.sectors):
        head = context.roles.get(token.head)
        return above not in _ACTS and (head is None or head.role.kind != "person")
    return above in _FACILITIES and "REB" not in role.sectors


def unlisted_people(context: Context) -> list[RoleHit]:
    """Nouns for people after the name of a state, people or organisation: "Saudi shoppers"."""
    found = []
    for token in context.sentence.tokens:
        index = token.index
        if (
            token.upos != "NOUN"
            or index in context.roles
            or index in context.taken
            or index in context.mentions
        ):
            continue
        sectors = _owner_sectors(context, index)
        if sectors is None or not _is_people(context, index):
            continue
        role = Role((token.lemma.lower(),), "person", sectors, "", "owned")
        found.append(RoleHit(index, index + 1, index, role))
    return found


def _owner_sectors(context: Context, index: int) -> tuple[str, ...] | None:
    """The sectors of the people: of the body before the noun, civilians of a state; None without one."""
    for child in context.sentence.children[index]:
        mention = context.mentions.get(child)
        if (
            mention is None
            or child > index
            or base(context.sentence.tokens[child]) not in {"amod", "compound"}
        ):
            continue
        entity = mention.entities[0]
        if entity.kind == "organisation" or (entity.kind == "group" and mention.form != "description"):
            return entity.sectors
        if entity.kind in {"state", "people"}:
            return ("CVL",)
    return None


def _is_people(context: Context, index: int) -> bool:
    token = context.sentence.tokens[index]
    if token.lemma.lower() in _LISTED:
        return True
    word = token.text.lower()
    acts = is_subject(context.sentence, index)
    return is_plural(token) and acts and word.endswith(_PEOPLE_ENDINGS) and word not in _THINGS
