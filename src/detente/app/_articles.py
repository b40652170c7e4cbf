"""Articles from what a caller gives, with date and publisher where the text does not say them."""

from collections.abc import Callable
from datetime import date

from detente.terms import Article

__all__ = ["with_known"]


def with_known(
    read: Callable[[date | None, str | None], Article], published: date | None, publisher: str | None
) -> Article:
    """The article that ``read`` makes; what its text says of date and publisher comes first.

    Args:
        read: Makes the article, given a day of publication and a publisher that go before the text's.
        published: The day of publication where the text does not say.
        publisher: The publisher where the text does not say.
    """
    article = read(None, None)
    wanted = (article.published or published, article.publisher or publisher)
    # Read anew, not filled in: what is furniture depends on the date.
    return article if wanted == (article.published, article.publisher) else read(*wanted)
