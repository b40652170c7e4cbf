"""Abbreviations of English news that end in a full stop.

The sets hold lower-case words without the stop. They are kept apart by what may follow, since that
is what decides whether the stop can also end a sentence.
"""

__all__ = ["CAPITALISED", "FOR_NUMBERS", "LOWER", "SELDOM_LAST", "TITLES"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Stand before a name: the stop never ends a sentence. Written with a capital.
TITLES = _words(
    "adm admr amb asst atty brig capt cdr cdre cmdr col comdr comm cmdt cpl cpt dr ens fr gen gov hon"
    " insp jud lt lieut maj messrs mgr mlle mme mr mrs ms msgr mt mx pfc pres prof pvt rep reps"
    " rev sen sens sgt sh spc spec sr sra srta st ste stes supt sec secy treas"
)

# Stand before a number; without one, the stop ends a sentence ("he said No.").
FOR_NUMBERS = _words("no nos p pp para paras art arts sec secs fig figs vol vols ch chap op res")

# Written with a capital, and able to end a sentence.
CAPITALISED = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec"
    " mon tue tues wed weds thu thur thurs fri sat sun"
    " co cos corp inc ltd llc plc bros dept dist div est assn assoc univ inst intl natl govt gov mfg"
    " jr sr esq phd ave blvd bldg rd ft pt ste apt"
    " ala ariz ark calif colo conn del fla ga ill ind kan kans ky la mass md mich minn miss mo mont neb"
    " nev okla ore pa penn tenn tex va vt wash wis wisc wyo que ont alta sask"
    " attn ext tel fax mob ed eds esp approx conf ref cf"
)

# Written small as well.
LOWER = _words(
    "etc vs v al eg ie viz cf ca approx appt est esp ext dept govt misc max min avg vol vols pp ps"
    " ft lb lbs oz hr hrs mins sec secs yr yrs mo mos sq mph tel inc ltd corp co nos arr arrv lv incl excl"
    " bn mn tn cu wt"
)

# Hardly ever the last word of a sentence, even where a capital follows.
SELDOM_LAST = _words("vs v eg ie viz cf ca approx incl excl esp attn jan feb mar apr aug sept oct nov dec")
