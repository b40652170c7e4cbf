from datetime import date

import pytest
from evals.petrarch_units import ACTORS, CODEBOOK, CodedDyad, Dyad, Unit, coded_dyads, expected_dyads, verdict

from detente.codebook import check_extensions
from detente.gazetteer import Gazetteer
from detente.terms import Entity, Span
from tests.app.made import made_event

TYPES = {"031": frozenset({"CONSULT"}), "122": frozenset({"ACCUSE"}), "064": frozenset({"COOPERATE"})}


def unit(text, *expected):
    return Unit("X-01", text, date(1995, 1, 1), expected)


def party(code):
    return Entity(code, Span(0, 1), code, code, "state", country=code)


def event(kind, actors, recipients):
    return made_event(
        event_type=kind, actors=tuple(map(party, actors)), recipients=tuple(map(party, recipients))
    )


def test_mirrored_meetings_are_one_and_null_actors_none():
    one = unit("X met Y.", ("ARN", "GON", "031"), ("GON", "ARNGOV", "031"), ("---", "GON", "122"))
    assert expected_dyads(one, TYPES) == [Dyad("ARN", "GON", TYPES["031"])]


def test_what_is_announced_may_be_agreed():
    (dyad,) = expected_dyads(unit("X is about to restore ties.", ("ARN", "GON", "064")), TYPES)
    assert dyad.types == {"COOPERATE", "AGREE"}
    (dyad,) = expected_dyads(unit("X restored ties.", ("ARN", "GON", "064")), TYPES)
    assert dyad.types == {"COOPERATE"}


def test_a_code_without_meaning_stays_without_types():
    assert expected_dyads(unit("X.", ("ARN", "GON", "903")), TYPES) == [Dyad("ARN", "GON", frozenset())]


def test_only_pairs_of_known_parties_are_judged():
    events = [event("ACCUSE", ["ARN", "XXX"], ["GON"]), event("AID", ["OSG", "GON", "ARN"], [])]
    assert coded_dyads(events, {"ARN", "GON"}) == [
        CodedDyad("ACCUSE", "ARN", "GON", False),
        CodedDyad("AID", "ARN", "GON", True),
    ]


def test_the_verdict_counts_dyads():
    units = [
        unit("a", ("ARN", "GON", "122"), ("ARN", "OSG", "122")),
        unit("b", ("ARN", "GON", "903")),
        unit("c"),
    ]
    coded = [
        [event("ACCUSE", ["ARN"], ["GON"]), event("ACCUSE", ["GON"], ["ARN"])],
        [event("AID", ["ARN"], ["GON"]), event("AID", ["ARN"], ["OSG"])],
        [event("AID", ["ARN"], ["OSG"])],
    ]
    result = verdict(units, coded, TYPES)
    # The pair of the made-up code is not judged; the others are one right, three wrong.
    assert (result["expected"], result["found"], result["coded"], result["right"]) == (2, 1, 4, 1)
    assert result["skipped"] == 1
    assert result["f1"] == pytest.approx(2 * 0.5 * 0.25 / 0.75)


def test_its_own_files_are_fine():
    assert Gazetteer().check([ACTORS])[1] == ()
    assert check_extensions([CODEBOOK])[1] == ()
