"""Who says so, who denies it: accusations, sources, quotations over sentences."""

from dataclasses import dataclass

import pytest

from detente import Coder
from detente.terms import Event


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@dataclass(frozen=True)
class Told:
    """The speaker's words, the cue, the deniers' words and the flags of an event."""

    speaker: str | None
    cue: str | None
    denied_by: tuple[str, ...] = ()
    aux_modes: tuple[str, ...] = ()


def told(event: Event) -> Told:
    said = event.attribution
    if said is None:
        return Told(None, None, (), event.aux_modes)
    return Told(
        said.speaker.text if said.speaker else None,
        said.cue,
        tuple(entity.text for entity in said.denied_by),
        event.aux_modes,
    )


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("Sudan bombed Chad.", "ASSAULT", Told(None, None)),
        ("Officials said Sudan bombed Chad.", "ASSAULT", Told("Officials", "said")),
        ("Iran, Saudi Arabia said, attacked a Saudi ship.", "ASSAULT", Told("Saudi Arabia", "said")),
        ("As the general said, the rebels shelled Chadian troops.", "ASSAULT", Told("general", "said")),
        (
            "Rebels shelled Chadian troops, according to a senior official who asked not to be named.",
            "ASSAULT",
            Told("senior official", "according to"),
        ),
        (
            "The minister was quoted as saying that rebels had shelled the Syrian town.",
            "ASSAULT",
            Told("minister", "saying"),
        ),
        (
            "Sudan has bombed Chad, the BBC reported, citing local doctors.",
            "ASSAULT",
            Told("local doctors", "citing"),
        ),
        ("It is alleged that Sudan bombed Chad.", "ASSAULT", Told(None, "alleged")),
        ("Sudan is said to have bombed Chad.", "ASSAULT", Told(None, "said")),
        ("Iran reportedly attacked a Saudi ship.", "ASSAULT", Told(None, "reportedly")),
        ("Sudan's alleged bombing of Chad angered Libya.", "ASSAULT", Told(None, "alleged")),
        ("Pentagon: Iran attacked a Saudi ship", "ASSAULT", Told("Pentagon", ":")),
        ("Iran attacked a Saudi ship: Pentagon", "ASSAULT", Told("Pentagon", ":")),
    ],
)
def test_sources(coder: Coder, text: str, event_type: str, expected: Told) -> None:
    found = [told(e) for e in coder.code(text, published="2024-06-03") if e.event_type == event_type]
    assert found == [expected]


@pytest.mark.parametrize(
    ("text", "event_type", "speaker", "cue"),
    [
        ("Saudi Arabia accused Iran of attacking a ship.", "ASSAULT", "Saudi Arabia", "accused"),
        ("Turkey blamed Kurdish rebels for an attack on Turkish soldiers.", "ASSAULT", "Turkey", "blamed"),
        ("Cuba is accused of jailing American journalists.", "COERCE", None, "accused"),
        (
            "Amnesty International alleged that Sudan had tortured Chadian prisoners.",
            "ASSAULT",
            "Amnesty International",
            "alleged",
        ),
    ],
)
def test_an_alleged_act_is_the_accusers_claim(
    coder: Coder, text: str, event_type: str, speaker: str | None, cue: str
) -> None:
    act = next(e for e in coder.code(text, published="2024-06-03") if e.event_type == event_type)
    assert told(act) == Told(speaker, cue)


def test_an_accusation_stands_in_the_reports_own_voice(coder: Coder) -> None:
    events = coder.code("Saudi Arabia accused Iran of attacking a ship.", published="2024-06-03")
    assert [e.attribution for e in events if e.event_type == "ACCUSE"] == [None]


def test_what_a_relative_clause_tells_is_no_part_of_the_accusation(coder: Coder) -> None:
    text = "Riyadh accused Iran of supplying the missile that the Houthis fired at the Saudi airport."
    act = next(e for e in coder.code(text, published="2024-06-03") if e.event_type == "ASSAULT")
    assert act.attribution is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran denied attacking the Saudi ship.", Told(None, "denied", ("Iran",), ("negation",))),
        (
            "Sudan denied that its planes had bombed Chad.",
            Told(None, "denied", ("Sudan",), ("negation",)),
        ),
        (
            "Iran denied Saudi accusations that it had attacked a Saudi ship.",
            Told("Saudi", "accusations", ("Iran",), ()),
        ),
    ],
)
def test_denials(coder: Coder, text: str, expected: Told) -> None:
    act = next(e for e in coder.code(text, published="2024-06-03") if e.event_type == "ASSAULT")
    assert told(act) == expected


@pytest.mark.parametrize(
    ("text", "denied_by"),
    [
        ("Ukraine says Russia shelled Kherson; Moscow denies it.", ("Moscow",)),
        ("Saudi Arabia accused Iran of attacking a ship. Tehran denied the charge.", ("Tehran",)),
        ("Saudi Arabia accused Iran of attacking a ship. Tehran did not deny the charge.", ()),
        ("Saudi Arabia accused Iran of attacking a ship. Baghdad denied the charge.", ()),
        ("Iran attacked a Saudi ship. Tehran denied the charge.", ()),
        ("Israel neither confirmed nor denied striking Syria.", ()),
    ],
)
def test_denials_in_general_words(coder: Coder, text: str, denied_by: tuple[str, ...]) -> None:
    act = next(e for e in coder.code(text, published="2024-06-03") if e.event_type == "ASSAULT")
    assert told(act).denied_by == denied_by


def test_denying_an_accusation_is_an_event_of_its_own(coder: Coder) -> None:
    events = coder.code("Tehran denied the charge.", published="2024-06-03")
    assert [e.event_type for e in events] == ["REJECT"]


@pytest.mark.parametrize(
    ("text", "trigger", "speaker"),
    [
        (
            '"Sudan has bombed our brothers in Chad. Sudan has arrested the Chadian ambassador," '
            "Idriss Deby said.",
            "bombed",
            "Idriss Deby",
        ),
        (
            '"This is an outrage," Idriss Deby told reporters. "Sudan bombed Chad."',
            "bombed",
            "Idriss Deby",
        ),
        (
            'Idriss Deby said: "This is an outrage.\n\n"Sudan bombed Chad."',
            "bombed",
            "Idriss Deby",
        ),
    ],
)
def test_a_quotation_over_sentences_keeps_its_speaker(
    coder: Coder, text: str, trigger: str, speaker: str
) -> None:
    act = next(e for e in coder.code(text, published="2024-06-03") if e.trigger.text == trigger)
    assert told(act).speaker == speaker


def test_an_anniversary_tells_history(coder: Coder) -> None:
    text = "Thousands of Poles marked the 80th anniversary of the German invasion of Poland."
    events = coder.code(text, published="2019-09-01")
    assert [(e.event_type, e.aux_modes) for e in events] == [("ASSAULT", ("historical",))]
