"""Patterns of whole lines of furniture, in groups, as text for regular expressions.

Kept as data apart from the code that uses them. Each pattern must fit the whole line.
"""

from detente.sources._agencies import AGENCIES
from detente.sources._dates import DATE, TIME

__all__ = ["AGENCY", "LOOSE", "PICTURE", "STRICT"]


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


# Any agency's name as it may be written; longer names first.
AGENCY = _any(
    *(
        name.replace(".", r"\.")
        for name in sorted({*AGENCIES, *AGENCIES.values()}, key=lambda n: (-len(n), n))
    )
)
_CAPITAL = r"[A-ZÀ-Þ]"
_NAME = rf"(?:(?:al|el|bin|ibn|de|da|di|du|van|von|der|den|la|le|y)[ -]){{0,3}}{_CAPITAL}[\w.'’-]*"
_ROLE = (
    r"(?i:staff (?:writer|reporter|correspondent)"
    r"|(?:our |special |senior |chief |diplomatic |political |foreign |web |news )*"
    r"(?:correspondents?|reporters?|editor|writer|bureau|desk|agencies|analyst|columnist|contributor))"
)
PICTURE = (
    r"(?:Photo(?:graph)?s?|Images?|Pictures?|Pics?|Videos?|Graphics?|Illustrations?"
    r"|File (?:photo|image|picture)s?|Credits?|Caption|PHOTO|FILE PHOTO|IMAGE|CREDIT|VIDEO)"
)
_ARROW = r"[>»►→*\s]{0,4}"
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|messenger|email)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"

# Furniture whatever its last sign is.
STRICT: tuple[str, ...] = (
    # Bylines.
    rf"(?i:by|written by|report by|story by|edited by|compiled by)[: ]\s*"
    rf"{_NAME}(?:(?: and |, ?|,? & | / ?|/| ){_NAME}){{0,8}},?"
    rf"(?:(?:, ?| in | for | at | \| |/ ?)[A-Z][\w ,.&/'’-]{{1,60}})?(?:,? {_ROLE})?",
    rf"(?i:by[: ]\s*)?(?:(?i:our|from our|a) )?{_ROLE}(?:,? (?:in )?[A-Z][\w ,]{{1,30}})?",
    rf"(?:{_NAME} ){{1,3}}{_NAME}(?:,? | ?[|/] ?)(?i:{AGENCY}|staff writer)",
    # Dates of publication.
    rf"(?i:(?:first |originally |last )?(?:published|updated|modified|posted|issued|released|created|edited)"
    rf"|(?:publication |release |issue |posting )?date|last update|published date|dated)"
    rf"(?i:\s*[:|-]\s*| on:? | at:? | )(?:on )?(?:{TIME}[,| ]{{1,3}})?{_WEEKDAY}"
    rf"(?:{DATE}|\d+ (?:minutes?|mins?|hours?|days?) ago).{{0,60}}",
    # Pictures.
    rf"[\[(]?{PICTURE}(?: credits?| source| courtesy(?: of)?| by| via| from)?"
    rf"\s*(?:[:/|]|(?<=by)|(?<=of)|(?<=via)).{{1,200}}",
    r"FILE\s*[-–—:].{1,280}",
    r".{0,250}\b(?:REUTERS|Reuters|AFP|AP|EPA|EPA-EFE|Getty Images|AFP Photo|AP Photo)\s?/\s?"
    rf"{_CAPITAL}[\w'’.-]{{1,20}}(?: {_CAPITAL}[\w'’.-]{{1,20}}){{0,4}}(?:/[\w .-]{{1,40}})?\)?",
    r"[^.!?]{0,120}(?:/\s?|via |© ?)(?:Getty Images|AFP|AP|Reuters|EPA|EPA-EFE|Shutterstock|iStock"
    r"|Wikimedia Commons)"
    r"(?:/[\w .-]{1,40})*\)?",
    # Links and invitations with a label.
    rf"{_ARROW}(?i:read more|also read|read also|read next|see also|also see|read the full (?:story|article)"
    r"|related (?:articles?|stories|news|content|topics|coverage|posts?|links?)|more on this|must read"
    r"|you may also like|recommended for you|our standards)\s*[:|>»–—-].{0,200}",
    rf"{_ARROW}(?i:related|recommended|trending|watch|watch live|watch now|listen|more news|tags?|keywords?"
    r"|topics?|categor(?:y|ies)|filed under|section|share|via|comments?)\s*[:|]\s*.{0,200}",
    r"(?i:click here|tap here|subscribe (?:to (?:our|the)|now|today|here)|sign up (?:to|for|here|now)"
    r"|follow (?:us|our|@\w+)|join (?:us|our) on|download (?:our|the) app|like us on|share (?:this"
    r"|on)).{0,160}",
    # Buttons and menus.
    r"(?i:\d{0,6}\s?(?:shares?|comments?|views?|likes?)|related|recommended|trending|trending now"
    r"|advertisement"
    r"|sponsored(?: content)?|most (?:read|popular|viewed)|share|print|email|tweet|listen|copy link"
    r"|save|menu|home"
    r"|search|skip to (?:main )?content|load more|show more|top stories|latest news|breaking news"
    r"|live updates?"
    r"|subscribe|sign up|log ?in|register|read more|also read|see also|listen to this (?:article|story))",
    rf"(?i:(?:share on )?{_NETWORK}(?:[ ,|/·]+{_NETWORK}){{0,9}})",
    # Rights and notices.
    r"(?i:©|\(c\)|copyright (?:©|\(c\)|\d{4}|by |notice)).{0,280}",
    r".{0,250}(?i:all rights reserved).{0,250}",
    r"(?i:(?:this|these|no part of this|the) (?:material|content|article|story)s? (?:may|must|shall"
    r"|can) ?(?:not )?be"
    r" .{0,60}(?:published|reproduced|redistributed|copied|republished)).{0,200}",
    r"(?i:(?:legal )?disclaimer)\s*:.{0,300}",
    r".{0,160}(?i:this (?:story|report|article|copy) has not been edited).{0,250}",
    # Marks of the wire.
    r"(?i:for immediate release|for release|(?:press|news|media) release|not for (?:distribution"
    r"|publication).{0,80}"
    r"|embargo(?:ed)? (?:until|till|for).{0,80}|urgent|breaking|flash|exclusive|developing(?: story)?"
    r"|with (?:inputs?|files) from .{1,60}|inputs? from .{1,60}"
    r"|\d{1,3}[ -]?min(?:ute)?s?\.? read|(?:estimated )?reading time:? .{1,30})",
    r"(?:(?:THE )?ENDS?|-+\s?(?:ENDS?|[Ee]nds?)\s?-*|/ends/|-+\s*30\s*-+|(?i:more to (?:follow|come)))\.?",
    r"[-_=*#~—–.•·|+\s]{1,200}",
    rf"[-–—/(\[\s]{{0,4}}(?i:{AGENCY})(?:/[\w.]{{1,20}}){{0,3}}[/)\]\s.]{{0,3}}",
    r"(?i:(?:media |press )?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|contact information|phone"
    r"|tel|e-?mail"
    r"|website|web|url|link))\s*:.{0,200}",
    r"(?i:for (?:more|further|additional) information,? (?:please )?(?:contact|visit|see|go to"
    r"|call)).{1,200}",
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+",
    # Document symbols and ids.
    r"[A-Z]{1,5}(?:/[A-Z]{1,5}){0,3}/\d{1,6}(?:[-/.][\w/()]{1,20}){0,3}",
    r"[A-Z]{2,}[-_/ ]?\d{6,}\w*",
)

# Furniture unless the line reads as a sentence.
LOOSE: tuple[str, ...] = (
    rf"{_ARROW}(?i:read more|also read|read also|read next|see also|also see|see more|more on this"
    rf"|read the full"
    r"|continue reading|story continues|article continues|you may also like|recommended for you"
    r"|related (?:articles?|stories|news|content|topics|coverage|posts?|links?)|don['’]?t miss"
    r"|must read)\b.{0,200}",
    r"(?i:subscribe|sign up|log ?in|register|join (?:us|our)|download (?:our|the) app)\b"
    r"(?: (?:to|for|on|via|with|now|today|here|at|up|in)\b.{0,120})?",
    r"(?i:sources?|source link|source url|courtesy|origin|agency|provided by|distributed by|original source)"
    r"\s*:\s*.{1,120}",
)
