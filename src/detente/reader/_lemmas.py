"""Lemmas of irregular forms, which are too rare in treebanks to be learned."""

from functools import cache
from types import MappingProxyType

__all__ = ["known_lemma", "likely_lemma"]

# verb: past tense and past participle, where neither follows from the verb by rule.
_IRREGULAR_VERBS = """
abide abode; overrun overran; unfreeze unfroze unfrozen;
arise arose arisen; awake awoke awoken; be was were been am is are 's 're 'm; bear bore borne;
beat beat beaten; become became; befall befell befallen; begin began begun; behold beheld; bend bent;
beseech besought; beset beset; bid bade bidden; bind bound; bite bit bitten; bleed bled; blow blew blown;
break broke broken; breed bred; bring brought; broadcast broadcast; build built; burst burst; buy bought;
cast cast; catch caught; choose chose chosen; cling clung; come came; creep crept; cut cut; deal dealt;
dig dug; do did done does; draw drew drawn; drink drank drunk; drive drove driven; dwell dwelt;
eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fling flung;
fly flew flown; forbid forbade forbidden; forecast forecast; foresee foresaw foreseen; forget forgot
forgotten;
forgive forgave forgiven; forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; get got
gotten;
give gave given; go went gone goes; grind ground; grow grew grown; hang hung; have had has 've; hear heard;
hide hid hidden; hit hit; hold held; hurt hurt; keep kept; kneel knelt; know knew known; lay laid; lead led;
leave left; lend lent; let let; lie lay lain; light lit; lose lost; make made; mean meant; meet met;
mislead misled; mistake mistook mistaken; misunderstand misunderstood; offset offset; outdo outdid outdone;
overcome overcame; overhear overheard; override overrode overridden; oversee oversaw overseen;
overtake overtook overtaken; overthrow overthrew overthrown; pay paid; plead pled; put put; quit quit;
read read; rebuild rebuilt; redraw redrew redrawn; repay repaid; rerun reran; resell resold; reset reset;
rethink rethought; retake retook retaken; rewrite rewrote rewritten; rid rid; ride rode ridden; ring rang
rung;
rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent; set set; shake shook
shaken;
shed shed; shoot shot; show shown; shrink shrank shrunk; shut shut; sing sang sung; sink sank sunk; sit sat;
slay slew slain; sleep slept; slide slid; sling slung; slit slit; sow sown; speak spoke spoken; speed sped;
spend spent; spin spun; split split; spread spread; spring sprang sprung; stand stood; steal stole stolen;
stick stuck; sting stung; strike struck stricken; strive strove striven; swear swore sworn; sweep swept;
swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
thrust thrust; tread trod trodden; undergo underwent undergone; understand understood;
undertake undertook undertaken; undo undid undone; uphold upheld; upset upset; wear wore worn; weave wove
woven;
weep wept; win won; wind wound; withdraw withdrew withdrawn; withhold withheld; withstand withstood;
wring wrung; write wrote written
"""

_IRREGULAR_NOUNS = """
man men; woman women; child children; foot feet; person people; serviceman servicemen; fisherman fishermen;
spokesman spokesmen; spokeswoman spokeswomen; policeman policemen; policewoman policewomen; gunman gunmen;
militiaman militiamen; congressman congressmen; congresswoman congresswomen; airman airmen; seaman seamen;
businessman businessmen; statesman statesmen; clergyman clergymen; countryman countrymen; wife wives;
life lives; knife knives; leaf leaves; crisis crises; analysis analyses; basis bases; thesis theses;
hypothesis hypotheses; datum data; medium media; criterion criteria; phenomenon phenomena; memorandum
memoranda;
referendum referenda; coup coups; corps corps; headquarters headquarters; series series
"""


@cache
def _tables() -> MappingProxyType[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    for part, rows in (("VERB", _IRREGULAR_VERBS), ("NOUN", _IRREGULAR_NOUNS)):
        tables[part] = {
            form: words[0]
            for words in (row.split() for row in rows.split(";"))
            for form in words[1:]
            if form not in ("bases", "people")
        }
    # "ground", "found", "wound", "felt", "saw" are verbs of their own, but rarely in the news.
    tables["AUX"] = tables["VERB"]
    return MappingProxyType(tables)


def known_lemma(word: str, upos: str) -> str | None:
    """The lemma of an irregular verb or noun form, None where the form is not irregular."""
    table = _tables().get(upos)
    if table is None:
        return None
    return table.get(word.lower())


# Plurals in form only: their singular is another word or none.
_PLURAL_ONLY = frozenset(
    [
        "politics",
        "means",
        "species",
        "headquarters",
        "series",
        "corps",
        "news",
        "thanks",
        "goods",
        "clothes",
        "proceedings",
        "grounds",
        "regards",
        "contents",
        "manners",
        "pants",
        "jeans",
        "whereabouts",
        "surroundings",
        "specifics",
        "savings",
        "remains",
        "finances",
        "barracks",
        "economics",
        "physics",
        "ethics",
        "tactics",
        "logistics",
        "crossroads",
    ]
)


def likely_lemma(
    word: str, upos: str, predicted: str, vocabulary: frozenset[str], listed: frozenset[str] = frozenset()
) -> str:
    """The predicted lemma, or the regular one that is a word where the predicted one is none.

    ``vocabulary`` are the whole words that the encoder knows: "statione" is none of them, "station" is.
    ``listed`` are lemmas that come first: "barred" is of "bar", though "barr" is a name that it knows.
    A plural noun that the treebanks leave as it is ("troops") is brought to its singular, so that a
    rule needs to name one form only.
    """
    if upos == "NOUN" and predicted == word.lower() and predicted not in _PLURAL_ONLY:
        if predicted.endswith("s") and not predicted.endswith(("ss", "us", "is")):
            return next((c for c in _regular(predicted, upos) if c in vocabulary), predicted)
        return predicted
    if upos not in ("VERB", "NOUN", "AUX"):
        return predicted
    regular = _regular(word.lower(), upos)
    known = [candidate for candidate in regular if candidate in listed] if upos == "VERB" else []
    if known and predicted not in known:
        # Also where the rule predicted makes another listed verb of it ("deplored" is not of "deploy").
        return known[0]
    if predicted in listed:
        return predicted
    if predicted in vocabulary and not (predicted.endswith("ie") and word.lower().endswith("ies")):
        return predicted
    return next((candidate for candidate in regular if candidate in vocabulary), predicted)


def _regular(form: str, upos: str) -> list[str]:
    """Regular stems of an inflected form, likeliest first."""
    if form.endswith("s") and not form.endswith("ss"):
        found = [form[:-1]]
        if form.endswith("ies"):
            found.insert(0, form[:-3] + "y")
        elif form.endswith("es"):
            found.append(form[:-2])
        return found
    if upos == "NOUN":
        return []
    for ending in ("ed", "ing"):
        if form.endswith(ending) and len(form) >= len(ending) + 2:
            stem = form[: -len(ending)]
            found = [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                found.insert(0, stem[:-1])
            if ending == "ed" and stem.endswith("i"):
                found.insert(0, stem[:-1] + "y")
            return found
    return []
