"""Our scorer and the reference scorer give the same verdicts."""

import pytest
from evals.articles import load_reference
from evals.scoring import coded_of, gold_of, score
from evals.sets import shared_folder
from hypothesis import given
from hypothesis import strategies as st

SHARED = shared_folder()
pytestmark = pytest.mark.skipif(SHARED is None, reason="the shared data is not here (set DETENTE_SHARED)")

CODES = ("USA", "RUS", "NATO", "EU", "SRB", "YUG")
TYPES = ("AGREE", "ASSAULT", "REQUEST")
SENTENCES = ("First of all. ", " Then more.", "Then another.")
MODES = (None, "assist", "meet")
FLAGS = ("historical", "future")


def optional(**fields: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries({}, optional=fields)


entities = st.fixed_dictionaries(
    {
        "country": st.sampled_from((None, *CODES)),
        "organisation": st.sampled_from((None, "NATO", "EU")),
        "id": st.sampled_from((None, "nato", "usa")),
        "part_of": st.lists(st.sampled_from(CODES), max_size=1),
    }
)
coded_records = st.fixed_dictionaries(
    {
        "event_type": st.sampled_from(TYPES),
        "sentence": st.fixed_dictionaries({"text": st.sampled_from(SENTENCES)}),
        "mode": st.sampled_from(MODES),
        "aux_modes": st.lists(st.sampled_from(FLAGS), unique=True),
        "actors": st.lists(entities, max_size=3),
        "recipients": st.lists(entities, max_size=2),
        "date": st.one_of(
            st.none(), st.fixed_dictionaries({"start": st.sampled_from((None, "1999-03-24", "2022-01-01"))})
        ),
        "place": st.one_of(
            st.none(),
            st.fixed_dictionaries(
                {"name": st.sampled_from(("Kosovo", None)), "text": st.just("here"), "admin1": st.none()}
            ),
        ),
    }
)
parties = st.lists(st.sampled_from((*CODES, "WEST", "SRB|YUG")), max_size=2)
gold_records = st.builds(
    lambda fixed, extra: {**fixed, **extra},
    st.fixed_dictionaries({"event_type": st.sampled_from(TYPES), "actors": parties, "recipients": parties}),
    optional(
        sentence=st.sampled_from(("First", "Then", "Then more")),
        alt_types=st.lists(st.sampled_from(TYPES), max_size=2),
        mode=st.sampled_from(("assist", "meet")),
        aux_modes=st.lists(st.sampled_from(FLAGS), unique=True),
        date=st.sampled_from(("1999", "2022-01")),
        place=st.just("kosovo"),
        optional=st.booleans(),
        reciprocal=st.booleans(),
        reciprocal_ok=st.booleans(),
        recipients_any=st.booleans(),
        actors_superset_ok=st.booleans(),
    ),
)


@given(st.lists(gold_records, max_size=5), st.lists(coded_records, max_size=5))
def test_same_verdict(gold: list[dict], coded: list[dict]) -> None:
    assert SHARED is not None
    reference = load_reference(SHARED)(gold, coded)
    ours = score([gold_of(record) for record in gold], [coded_of(record) for record in coded])
    assert (ours.required, ours.found, ours.exact, ours.coded, len(ours.false)) == tuple(
        reference[name] for name in ("required", "found", "exact", "coded", "false")
    )
    assert ours.recall == pytest.approx(reference["recall"])
    assert ours.precision == pytest.approx(reference["precision"])
