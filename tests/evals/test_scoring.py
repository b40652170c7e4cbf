"""The scorer's rules, one by one."""

import pytest
from evals.scoring import Coded, Gold, coded_of, details, gold_of, matches, parties_agree, score

SRB, NATO, RUS = frozenset({"SRB"}), frozenset({"NATO"}), frozenset({"RUS"})


def event(
    kind: str = "REQUEST", actors: tuple = (SRB,), recipients: tuple = (NATO,), **more: object
) -> Coded:
    return Coded(kind, "Serbia urged NATO to wait.", actors=actors, recipients=recipients, **more)


def gold(kind: str = "REQUEST", actors: tuple = (SRB,), recipients: tuple = (NATO,), **more: object) -> Gold:
    return Gold(kind, actors=actors, recipients=recipients, **more)


@pytest.mark.parametrize(
    ("coded", "wanted", "options", "verdict"),
    [
        ([SRB], [SRB], {}, True),
        ([SRB, SRB], [SRB], {}, True),
        ([SRB, RUS], [SRB], {}, False),
        ([SRB, RUS], [SRB], {"more_ok": True}, True),
        ([SRB], [SRB, RUS], {}, False),
        ([SRB], [SRB, RUS], {"more_ok": True}, False),
        ([RUS], [], {}, False),
        ([RUS], [SRB], {"anyone": True}, True),
        ([frozenset({"YUG"})], [frozenset({"SRB", "YUG"})], {}, True),
        ([frozenset()], [SRB], {}, False),
    ],
)
def test_parties(coded: list, wanted: list, options: dict, verdict: bool) -> None:
    assert parties_agree(coded, wanted, **options) is verdict


def test_a_party_on_the_wrong_side_does_not_match() -> None:
    assert not matches(event(actors=(NATO,), recipients=(SRB,)), gold())


def test_reciprocal_parties_may_stand_on_either_side() -> None:
    turned = event(actors=(NATO,), recipients=(SRB,))
    assert matches(turned, gold(reciprocal_ok=True))
    assert matches(turned, gold(actors=(SRB, NATO), recipients=(), reciprocal=True))
    assert not matches(event(recipients=()), gold(actors=(SRB, NATO), recipients=(), reciprocal=True))


def test_empty_gold_parties_leave_it_open() -> None:
    assert matches(event(recipients=(RUS,)), gold(recipients=()))
    assert matches(event(recipients=(RUS,)), gold(recipients_any=True))
    assert not matches(event(recipients=(RUS,)), gold())


def test_another_sentence_does_not_match() -> None:
    assert matches(event(), gold(sentence="Serbia urged"))
    assert not matches(event(), gold(sentence="Russia urged"))


def test_alternative_types_match_and_their_mode_is_not_judged() -> None:
    coded = event("SUPPORT", mode=None)
    wanted = gold("AGREE", alt_types=("SUPPORT",), mode="x")
    assert matches(coded, wanted)
    assert details(coded, wanted) == ()


def test_details_in_words() -> None:
    coded = event(
        mode="meet", aux_modes=frozenset({"future"}), date="2023-11-22", place="Pristina None Kosovo"
    )
    wanted = gold(mode="assist", aux_modes=frozenset(), date="2022", place="Kosovo")
    assert [line.split()[0] for line in details(coded, wanted)] == ["mode", "aux_modes", "date"]
    assert details(coded, gold(date="2023-11", place="kosovo")) == ()


def test_one_gold_event_explains_one_coded_event() -> None:
    result = score([gold()], [event(), event()])
    assert (result.found, result.required, len(result.false)) == (1, 1, 1)
    assert result.precision == 0.5


def test_the_coded_event_with_fewest_wrong_details_is_taken() -> None:
    result = score([gold(mode="assist")], [event(mode="meet"), event(mode="assist")])
    assert result.exact == 1


def test_optional_events_are_neither_required_nor_false() -> None:
    result = score([gold(optional=True)], [event()])
    assert (result.required, len(result.false), result.recall, result.precision) == (0, 0, 1.0, 1.0)
    assert score([gold(optional=True)], []).missed == ()


def test_scores_add_up() -> None:
    total = score([gold()], [event()]) + score([gold()], [event("AID")])
    assert (total.found, total.required, total.coded, len(total.false)) == (1, 2, 2, 1)
    assert total.f1 == pytest.approx(0.5)


def test_without_parties_type_and_sentence_decide() -> None:
    assert score([gold()], [event(actors=(RUS,))], parties=False).found == 1


def test_records_are_read() -> None:
    record = {
        "event_type": "AID",
        "sentence": {"text": "KFOR gave food."},
        "actors": [{"id": "kfor", "country": None, "organisation": "KFOR", "part_of": ["NATO"]}],
        "recipients": [],
        "date": {"start": None},
        "place": None,
    }
    coded = coded_of(record)
    assert coded.actors == (frozenset({"KFOR", "NATO"}),)
    assert coded.date == ""


def test_gold_is_read() -> None:
    wanted = gold_of({"event_type": "AID", "actors": ["WEST"], "recipients": ["SRB|YUG"], "aux_modes": []})
    assert "USA" in wanted.actors[0]
    assert wanted.recipients == (frozenset({"SRB", "YUG"}),)
    assert wanted.aux_modes == frozenset()
    assert gold_of({"event_type": "AID", "actors": [], "recipients": []}).aux_modes is None
