"""What is no public affair is left out, and public affairs in such surroundings are not."""

import pytest

from detente import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    "text",
    [
        "Norway's skiers attacked Sweden on the last lap. The Swedes refused to surrender, but their "
        "sprinter lost a pole before the stadium. The coach blamed the wax.",
        "The oven is at war with Italian dough. Defend the yeast from salt, threaten it with a spoon of "
        "flour, and punish the crust with butter.",
        "In the third episode the Russian president bombs Berlin. The actress plays a spy who accuses "
        "France. The thriller was filmed by a Danish director.",
    ],
    ids=["sport", "kitchen", "screen"],
)
def test_a_private_topic_has_no_event(coder: Coder, text: str) -> None:
    assert coder.code(text, published="2015-03-01") == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        (
            "Gunmen killed two policemen outside the cricket stadium in Karachi on Friday. The bowlers and "
            "batsmen left the country. Pakistan's interior minister condemned the attack.",
            "ASSAULT",
        ),
        (
            "Oil rose three percent after the United States imposed sanctions on Iran. Traders and investors "
            "sold shares, and analysts raised their forecasts for the dollar.",
            "SANCTION",
        ),
        (
            "Turkish prosecutors charged the novelist with insulting the state. The author's novels are "
            "praised by critics, and his publisher protested.",
            "COERCE",
        ),
    ],
    ids=["sport", "markets", "books"],
)
def test_public_affairs_stay_on_a_private_topic(coder: Coder, text: str, event_type: str) -> None:
    assert event_type in {event.event_type for event in coder.code(text, published="2015-03-01")}


def test_a_sports_paragraph_of_a_digest_is_left_out(coder: Coder) -> None:
    digest = (
        "France expelled two Libyan diplomats on Monday, the foreign ministry said.\n\n"
        "Brazil attacked Germany from the whistle. The striker punished the goalkeeper with a header and the "
        "Germans surrendered in the semifinal.\n\n"
        "Norway's prime minister met Russia's president in Moscow on Sunday."
    )
    found = {event.event_type for event in coder.code(digest, published="2015-03-01")}
    assert found == {"SANCTION", "CONSULT"}
