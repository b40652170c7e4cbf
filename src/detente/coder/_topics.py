"""Articles that are not about public affairs: sport, stage and screen, the kitchen, the weather.

Their language borrows from war and diplomacy ("attacked from the first whistle", "the director's revenge"),
so no event is taken from them. The test is of the whole article, never of one word.
"""

from collections.abc import Sequence

from detente.terms import Sentence

__all__ = ["is_off_topic"]

_TOPICS = {
    "sport": frozenset(
        "match goal penalty whistle striker goalkeeper midfielder defender coach league tournament "
        "championship "
        "referee halftime scorer scoreline innings wicket batsman bowler quarterback touchdown "
        "playoff semifinal "
        "quarterfinal semi-final quarter-final umpire tennis football rugby cricket basketball "
        "baseball hockey "
        "golf athlete athletics marathon medal medalist stadium footballer teammate squad season trophy cup "
        "racket serve tiebreak tie-break lap sprint cyclist peloton boxing boxer knockout heavyweight"
        " olympics "
        "equaliser equalizer offside header pitch fixture fan crowd win defeat club team final score "
        "play player "
        "title beat draw".split()
    ),
    "arts": frozenset(
        "film movie director actor actress sequel trailer premiere box-office screenplay novel "
        "novelist album "
        "singer song band concert gallery exhibition painter painting sculptor opera orchestra "
        "conductor theatre "
        "theater playwright drama comedy thriller blockbuster character plot cast audience chapter poem poet "
        "reader studio soundtrack episode television series star critic stage scene villain hero".split()
    ),
    "kitchen": frozenset(
        "recipe oven tablespoon teaspoon butter flour sugar onion garlic simmer boil dough sauce pan "
        "whisk dish "
        "stir salt pepper bake slice cream chef taste flavour flavor spoon bowl serve pot pinch".split()
    ),
    "weather": frozenset(
        "forecaster rain rainfall snow snowfall temperature degree celsius fahrenheit cloud sunshine "
        "shower front "
        "gust wind drizzle humidity meteorologist forecast storm thunderstorm frost heatwave cold spell".split()
    ),
    "science": frozenset(
        "researcher scientist study journal species cell protein gene bacteria bacterium virus galaxy planet "
        "telescope particle experiment laboratory fossil antibody enzyme molecule dinosaur astronomer orbit "
        "tumour tumor immune mouse neuron brain vaccine trial tissue".split()
    ),
    "business": frozenset(
        "takeover bid bidder shareholder share stock merger acquisition profit revenue earnings "
        "dividend investor "
        "analyst quarter sale chief executive board offer market price pence per cent percent turnover rival "
        "retailer carmaker brand customer".split()
    ),
}
# Distinct words of a topic that an article must have, and their share of its sentences: set on reports
# written for the purpose, high enough that a summit in a stadium stays a summit.
_DISTINCT = 5
_SENTENCE_SHARE = 0.6
# Words of public affairs: where they are as frequent, the article is about those.
_AFFAIRS = frozenset(
    "government minister ministry president parliament army military troops troop soldier rebel "
    "sanction treaty "
    "embassy ambassador diplomat ceasefire missile police protester protest arrest court prosecutor "
    "nato un eu "
    "refugee opposition militant peace talks talk civilian killed security election".split()
)


def is_off_topic(sentences: Sequence[Sentence]) -> bool:
    """Whether an article is about one of the topics and not about public affairs."""
    if not sentences:
        return False
    lemmas = [{token.lemma.lower() for token in sentence.tokens} for sentence in sentences]
    affairs = sum(bool(words & _AFFAIRS) for words in lemmas)
    for topic in _TOPICS.values():
        found = [words & topic for words in lemmas]
        distinct = set().union(*found)
        having = sum(bool(words) for words in found)
        if (
            len(distinct) >= _DISTINCT
            and having >= _SENTENCE_SHARE * len(sentences)
            and having >= 2 * affairs
        ):
            return True
    return False
