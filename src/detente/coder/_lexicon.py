"""Closed classes of English words that the grammar of events needs. Event words are in the codebook."""

__all__ = [
    "ACCUSE_LIKE",
    "ATTEMPT",
    "COMPLEMENT_MARKS",
    "CONDITION",
    "COUNTING",
    "DEFINITE",
    "FUTURE_ADJECTIVES",
    "FUTURE_AUXILIARIES",
    "FUTURE_VERBS",
    "HYPOTHETICAL_ADJECTIVES",
    "HYPOTHETICAL_AUXILIARIES",
    "IRREALIS_VERBS",
    "MESSAGES",
    "NEGATION",
    "NEGATIVE_VERBS",
    "OBJECT_CONTROL",
    "PARTNER",
    "POSSESSIVE",
    "RELATIVE",
    "SETTING",
    "TELLING",
    "TRANSPARENT",
]

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "what"})
# Phrases that set a scene; a partner's phrase may wrongly hang from them.
SETTING = frozenset({"in", "at", "on", "during", "after", "near", "since"})
PARTNER = frozenset({"with", "against", "between"})
COMPLEMENT_MARKS = frozenset({"of", "from", "for", "against", "to", "into", "about", "in", "on", "at"})
ACCUSE_LIKE = frozenset(
    {"accuse", "suspect", "convict", "acquit", "blame", "charge", "criticise", "criticize", "condemn"}
    | {"stop", "prevent", "bar", "ban", "block", "prohibit", "deter", "discourage", "dissuade", "keep"}
    | {"denounce", "praise", "thank", "hail", "punish", "prosecute", "arrest", "warn", "caution"}
)
OBJECT_CONTROL = frozenset(
    {"urge", "ask", "order", "force", "allow", "tell", "persuade", "call", "appeal", "help", "invite"}
    | {"request", "compel", "enable", "permit", "encourage", "convince", "press", "pressure", "push"}
    | {"instruct", "command", "authorise", "authorize", "require", "warn", "advise", "direct", "implore"}
    | {"beg", "lobby", "pressurise", "summon", "lead", "oblige", "forbid", "want", "expect", "rely", "see"}
    | {"believe", "accuse", "deploy", "send", "dispatch", "challenge", "exhort", "get", "cause", "prompt"}
)
NEGATION = frozenset({"not", "never", "n't", "n’t", "neither", "nor", "no", "hardly", "cannot"})
# What stands under these did not happen.
NEGATIVE_VERBS = frozenset({"fail", "avoid", "decline", "omit", "forgo", "neglect", "refrain"})
FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo", "gonna"})
HYPOTHETICAL_AUXILIARIES = frozenset({"may", "might", "could", "should", "can", "must", "ought"})
FUTURE_VERBS = frozenset(
    {"plan", "intend", "expect", "schedule", "prepare", "aim", "set", "slate", "go", "due", "mean", "vow"}
    | {"promise", "pledge", "agree", "decide", "commit", "undertake", "arrange"}
)
IRREALIS_VERBS = frozenset(
    {"want", "hope", "consider", "propose", "wish", "seek", "contemplate", "mull", "suggest", "weigh"}
    | {"discuss", "explore", "envisage", "envision", "imagine", "suppose", "recommend", "advocate"}
    | {"demand", "urge", "ask", "request", "call", "appeal", "need", "require", "favour", "favor", "oppose"}
    | {"threaten", "fear", "worry", "doubt", "wonder", "debate", "study", "examine", "encourage", "invite"}
    | {"prevent", "avert", "deter", "risk", "allow", "authorise", "authorize", "permit", "order", "instruct"}
    | {"prohibit", "ban", "forbid", "bar", "block", "insist", "warn", "like", "love", "prefer", "offer"}
)
ATTEMPT = frozenset({"try", "attempt", "struggle", "strive", "endeavour", "endeavor"})
FUTURE_ADJECTIVES = frozenset(
    {"planned", "upcoming", "forthcoming", "future", "next", "scheduled", "imminent"}
)
HYPOTHETICAL_ADJECTIVES = frozenset(
    {"possible", "potential", "proposed", "eventual", "prospective", "feared"}
)
CONDITION = frozenset({"if", "unless", "whether", "lest", "in case", "provided", "as if"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
# Nouns that only count or group what follows "of".
COUNTING = frozenset(
    {"number", "dozen", "hundred", "thousand", "lot", "majority", "score", "ten", "million", "pair", "group"}
    | {"member", "handful", "series", "couple", "range", "wave", "column", "convoy", "crowd", "bulk", "half"}
    | {"third", "quarter", "percent", "rest", "part", "some", "many", "most", "several", "all", "one", "two"}
    | {"three", "four", "five", "six", "seven", "eight", "nine", "more", "few", "both", "none", "list", "ton"}
)
TELLING = frozenset({"tell", "inform", "remind", "notify", "advise", "ask"})
# What speaks for those who issue it.
MESSAGES = frozenset(
    {"declaration", "statement", "letter", "resolution", "communique", "communiqué", "note", "message"}
    | {"report", "petition", "memorandum", "order", "decree", "law", "bill", "motion", "document", "text"}
)
# Verbs and nouns through which an event is seen: what they govern is what is said to happen.
TRANSPARENT = frozenset(
    {"decision", "intention", "plan", "need", "move", "step", "commitment", "willingness", "readiness"}
    | {"effort", "attempt", "bid", "desire", "importance", "possibility", "option", "idea", "way", "aim"}
    | {"explore", "consider", "plan", "seek", "intend", "want", "decide", "try", "attempt", "help", "work"}
    | {"include", "involve", "see", "allow", "aim", "hope", "prepare", "proceed", "move", "ready", "able"}
    | {"set", "likely", "willing", "due", "go", "let", "continue", "begin", "start", "resume", "keep"}
    | {"enhance", "strengthen", "deepen", "expand", "improve", "boost", "develop", "promote", "increase"}
    | {"restore", "maintain", "build", "intensify", "broaden", "cement", "bolster", "further", "foster"}
    | {"series", "round", "set", "wave", "campaign", "programme", "program", "package", "course", "kind"}
)
