"""Closed classes of English words that the grammar of events needs. Event words are in the codebook."""

__all__ = [
    "ACCUSE_LIKE",
    "ACCUSING",
    "ADDRESS",
    "AIMS",
    "ALMOST",
    "ATTEMPT",
    "ATTEMPT_NOUNS",
    "BARE_CAUSES",
    "CLAIM_NOUNS",
    "COMPLEMENT_MARKS",
    "CONDITION",
    "CONFIRMING",
    "COUNTING",
    "DECIDING",
    "DEED_NOUNS",
    "DEFINITE",
    "DENYING",
    "DENYING_NOUNS",
    "EXCLUDING",
    "FACTIVE_ADJECTIVES",
    "FOILED_ADJECTIVES",
    "FORMERLY",
    "FREE_CLAUSES",
    "FUTURE_ADJECTIVES",
    "FUTURE_AUXILIARIES",
    "FUTURE_VERBS",
    "GERUND_THOUGHTS",
    "HABIT",
    "HEARSAY",
    "HYPOTHETICAL_ADJECTIVES",
    "HYPOTHETICAL_AUXILIARIES",
    "INVOLVEMENT",
    "IRREALIS_VERBS",
    "MESSAGES",
    "MISSING",
    "MODALS",
    "MODAL_ADJECTIVES",
    "NEGATION",
    "NEGATION_RAISING",
    "NEGATIVE_VERBS",
    "OBJECT_CONTROL",
    "OBLIGATION",
    "ONGOING",
    "PARTICLE_VERBS",
    "PARTNER",
    "PAST_ADJECTIVES",
    "PERCEPTION",
    "POLITE",
    "POSSESSIVE",
    "PREVENTING",
    "PREVENTING_NOUNS",
    "RANKS",
    "REBUFFING",
    "RECALLING",
    "RELATIVE",
    "REPORTING_IF_FINITE",
    "RESULTING",
    "SETTING",
    "SUPPOSING",
    "TELLING",
    "TOLD",
    "TRANSPARENT",
    "UNREAL_NOUNS",
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
NEGATIVE_VERBS = frozenset(
    {"fail", "avoid", "decline", "omit", "forgo", "neglect", "refrain", "refuse", "forget", "abstain"}
    | {"hesitate", "deny", "unable", "unwilling", "reluctant", "loath", "unlikely", "failure", "refusal"}
    | {"inability", "unwillingness", "reluctance"}
)
# "denied that it had attacked": who says so denies it.
DENYING = frozenset({"deny", "disclaim", "refute", "rebut", "disavow"})
DENYING_NOUNS = frozenset({"denial"})
# "dismissed the charge that it had attacked".
REBUFFING = frozenset({"reject", "dismiss", "deny", "refute", "rebut", "contradict", "dispute", "rubbish"})
CLAIM_NOUNS = frozenset(
    {"claim", "allegation", "accusation", "charge", "report", "assertion", "suggestion", "statement"}
    | {"rumour", "rumor", "suspicion", "announcement", "insinuation", "contention", "speculation"}
)
CONFIRMING = frozenset({"confirm", "verify", "ascertain", "establish", "corroborate"})
INVOLVEMENT = frozenset(
    {"responsibility", "involvement", "wrongdoing", "part", "role", "complicity", "guilt"}
)
# Verbs whose object is said to have done what follows.
ACCUSING = frozenset({"accuse", "suspect", "blame", "charge", "fault"})
# Words of what is only heard.
HEARSAY = frozenset(
    {"reportedly", "allegedly", "purportedly", "supposedly", "apparently", "alleged", "reported"}
    | {"suspected", "claimed", "purported", "supposed", "rumoured", "rumored"}
)
# "prevented the army from firing", "averted a strike".
PREVENTING = frozenset(
    {"prevent", "stop", "keep", "deter", "dissuade", "block", "ban", "bar", "prohibit", "hinder", "hold"}
    | {"discourage", "refrain", "abstain", "desist", "shy", "shrink", "save", "spare", "protect"}
)
PREVENTING_NOUNS = frozenset(
    {"prevent", "avert", "foil", "thwart", "avoid", "forestall", "frustrate", "preclude", "escape", "dodge"}
)
# "decided against sending": the choice is made.
DECIDING = frozenset({"decide", "vote", "opt", "choose", "decision"})
# "could lead to war": the result is as sure as its cause.
RESULTING = frozenset(
    {"lead", "result", "culminate", "end", "escalate", "spill", "turn", "contribute", "slide"}
)
# "nearly attacked" did not.
ALMOST = frozenset({"almost", "nearly"})
# "The aim is to attack"; but "Chad is to attack" will.
AIMS = frozenset({"aim", "goal", "objective", "purpose", "point", "task", "mission", "idea", "job", "hope"})
# "an absence of talks".
MISSING = frozenset({"absence", "lack"})
# Words before a clause, noun or conjunct that say that it did not take place.
EXCLUDING = frozenset({"without", "instead of", "rather than", "rather", "instead"})
FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo", "gonna"})
HYPOTHETICAL_AUXILIARIES = frozenset({"may", "might", "could", "should", "can", "must", "ought"})
FUTURE_VERBS = frozenset(
    {"plan", "intend", "expect", "schedule", "prepare", "aim", "set", "slate", "go", "due", "mean", "vow"}
    | {"promise", "pledge", "agree", "decide", "commit", "undertake", "arrange", "ready", "poise", "bind"}
    | {"determined", "resolve", "swear", "bound", "poised", "prepared", "supposed", "likely", "about"}
)
IRREALIS_VERBS = frozenset(
    {"want", "hope", "consider", "propose", "wish", "seek", "contemplate", "mull", "suggest", "weigh"}
    | {"discuss", "explore", "envisage", "envision", "imagine", "suppose", "recommend", "advocate"}
    | {"demand", "urge", "ask", "request", "call", "appeal", "need", "require", "favour", "favor", "oppose"}
    | {"threaten", "fear", "worry", "doubt", "wonder", "debate", "study", "examine", "encourage", "invite"}
    | {"prevent", "avert", "deter", "risk", "allow", "authorise", "authorize", "permit", "order", "instruct"}
    | {"prohibit", "ban", "forbid", "bar", "block", "insist", "warn", "like", "love", "prefer", "offer"}
    | {"willing", "eager", "keen", "free", "able", "wait", "look", "aspire", "desire", "yearn", "urge"}
    | {"entitled", "entitle", "welcome", "ought", "ensure", "plead", "petition", "lobby", "dream", "afford"}
)
ATTEMPT = frozenset({"try", "attempt", "struggle", "strive", "endeavour", "endeavor"})
FUTURE_ADJECTIVES = frozenset(
    {"planned", "upcoming", "forthcoming", "future", "next", "scheduled", "imminent"}
)
HYPOTHETICAL_ADJECTIVES = frozenset(
    {"possible", "potential", "proposed", "eventual", "prospective", "feared"}
)
CONDITION = frozenset(
    {"if", "unless", "whether", "lest", "in case", "provided", "as if", "providing", "as long as"}
    | {"supposing", "assuming", "in the event", "on condition"}
)
MODALS = FUTURE_AUXILIARIES | HYPOTHETICAL_AUXILIARIES | {"would"}
# What can be seen and heard is there.
PERCEPTION = frozenset({"see", "hear", "tell", "feel", "smell", "watch"})
# "would like", "would note": said politely, but meant.
POLITE = frozenset({"like", "love", "prefer", "appreciate", "note", "add", "thank", "hate"})
# "Thank you", "Hope to see you": without a subject, yet no commands.
ADDRESS = frozenset({"thank", "hope", "wish", "guess", "love", "look"})
# "had to leave": in the past tense the complement is true.
OBLIGATION = frozenset({"have", "need", "able", "get"})
TOLD = frozenset({"tell", "command", "direct", "implore", "beg", "exhort", "lobby", "press", "pressure"})
# A clause with a bare verb under these took place: "saw him leave".
BARE_CAUSES = frozenset({"see", "hear", "watch", "let", "make", "help", "have", "feel"})
# "insisted that it had paid" reports; "insisted that it pay" demands.
REPORTING_IF_FINITE = frozenset(
    {"insist", "suggest", "warn", "agree", "promise", "mean", "study", "examine", "discuss", "love", "like"}
    | {"explore", "debate", "decide", "expect", "resolve", "look", "urge", "offer", "prefer"}
)
# "did not believe that it had paid": the negation belongs to the paying.
NEGATION_RAISING = frozenset({"believe", "think", "expect", "suppose", "seem", "appear", "want", "find"})
SUPPOSING = frozenset({"pretend", "assume", "presume", "speculate", "hypothesise", "hypothesize"})
ATTEMPT_NOUNS = frozenset({"attempt", "effort", "bid", "endeavour", "endeavor", "struggle", "drive"})
# What is done under these was done.
DEED_NOUNS = frozenset({"decision", "move", "step", "action", "operation", "agreement", "deal", "vote"})
UNREAL_NOUNS = frozenset(
    {"threat", "risk", "danger", "prospect", "possibility", "likelihood", "chance", "fear", "hope", "idea"}
    | {"option", "scenario", "plan", "spectre", "specter", "intention", "proposal", "notion", "temptation"}
)
RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "next", "one", "few"})
# With these what follows is so: "glad to see".
FACTIVE_ADJECTIVES = frozenset(
    {"glad", "happy", "pleased", "sorry", "proud", "surprised", "disappointed", "lucky", "delighted"}
    | {"honoured", "honored", "quick", "slow", "right", "wrong", "wise", "foolish", "fortunate", "shocked"}
    | {"first", "last", "upset", "sad", "relieved", "responsible", "guilty", "busy", "instrumental"}
)
MODAL_ADJECTIVES = frozenset(
    {"possible", "impossible", "important", "necessary", "essential", "vital", "hard", "easy", "difficult"}
    | {"better", "best", "advisable", "crucial", "time", "unlikely", "likely", "desirable", "imperative"}
)
# "thought about leaving", "looked forward to meeting".
GERUND_THOUGHTS = frozenset(
    {"look", "forward", "think", "interested", "interest", "talk", "focus", "work", "dream", "keen"}
    | {"opposed", "close", "capable", "intent", "bent", "serious", "object"}
)
# Clauses that no verb governs.
FREE_CLAUSES = frozenset({"root", "conj", "parataxis", "appos", "list", "discourse", "ccomp"})
HABIT = frozenset(
    {"often", "always", "usually", "typically", "generally", "frequently", "regularly", "sometimes"}
)
FORMERLY = frozenset({"once", "formerly", "historically"})
# "the anniversary of the invasion", "commemorated the battle".
RECALLING = frozenset(
    {"anniversary", "commemoration", "memorial", "centenary", "centennial", "remembrance", "commemorate"}
    | {"remember"}
    | {"bicentenary", "reenactment", "re-enactment", "jubilee", "memory", "veteran", "survivor"}
)
PAST_ADJECTIVES = frozenset({"former", "erstwhile", "bygone", "since-abandoned", "now-defunct", "defunct"})
FOILED_ADJECTIVES = frozenset({"foiled", "thwarted", "averted", "aborted", "abortive", "unrealised"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
# Nouns that only count or group what follows "of".
COUNTING = frozenset(
    {"number", "dozen", "hundred", "thousand", "lot", "majority", "score", "ten", "million", "pair", "group"}
    | {"member", "handful", "series", "couple", "range", "wave", "column", "convoy", "crowd", "bulk", "half"}
    | {"third", "quarter", "percent", "rest", "part", "some", "many", "most", "several", "all", "one", "two"}
    | {"three", "four", "five", "six", "seven", "eight", "nine", "more", "few", "both", "none", "list", "ton"}
)
TELLING = frozenset({"tell", "inform", "remind", "notify", "advise", "ask"})
PARTICLE_VERBS = frozenset(
    {"call", "put", "take", "turn", "bring", "give", "break", "carry", "set", "lay", "hold", "cut", "pull"}
    | {"back", "step", "stand", "rule", "draw", "fall", "get", "go", "come", "make", "run", "look", "sell"}
    | {"hand", "work", "write", "sign", "pass", "strike", "fight", "shut", "close"}
)
# "carry on its attacks", "press ahead with the talks"
ONGOING = frozenset({"carry", "press", "push", "go", "keep", "persist", "proceed", "continue"})
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
