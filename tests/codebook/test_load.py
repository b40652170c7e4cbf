"""The loader and what the validator says."""

import shutil

import pytest

from detente.codebook import check, check_codebook, load_codebook
from detente.codebook._load import DATA, digest_of
from detente.errors import CodebookError

RULE = """type: AGREE
definition: Agreeing.
rules:
  - id: agree.test
    verb: [agree, give+in]
    where: {prep:to: ["@event", air strike]}
    examples:
      - "[A Iran] [T agreed] to talks."
      - "[A Peru] [T gave in] to talks with [R Chile]."
    near:
      - "Cats agreed."
"""


@pytest.fixture(scope="module")
def current():
    return load_codebook()


@pytest.fixture
def folder(tmp_path):
    """A codebook with a single rule."""
    for name in ("plover.yaml", "contexts.yaml", "support.yaml"):
        shutil.copy(DATA / name, tmp_path / name)
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "agree.yaml").write_text(RULE, encoding="utf-8")
    return tmp_path


def edit(folder, old, new, name="types/agree.yaml"):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_one_rule(folder):
    codebook = load_codebook(folder)
    (rule,) = codebook.rules
    assert [(t.lemma, t.part, t.words) for t in rule.triggers] == [
        ("agree", "verb", ()),
        ("give", "verb", ("in",)),
    ]
    assert rule.where == {"prep:to": frozenset({"@event", "air strike"})}
    assert rule.actor == ("subject",)
    assert rule.recipient == ("object",)
    assert rule.examples[1].text == "Peru gave in to talks with Chile."
    assert codebook.types["AGREE"].definition == "Agreeing."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    verb:", "    verbs:", "unknown key 'verbs'"),
        ("    verb: [agree", "    noun: [deal]\n    verb: [agree", "2 trigger keys"),
        ("[agree, give+in]", "[agree, agree]", "'agree' stands there twice"),
        ("[agree, give+in]", "[Agree]", "lower-case"),
        ("[agree, give+in]", "[give in]", "has a space"),
        ("[agree, give+in]", "[agree, 5]", "5 is not a word"),
        ("agree.test", "support.test", "begins with 'agree.'"),
        ("prep:to", "prep", "unknown slot 'prep'"),
        ("prep:to", "owner", "no slot 'owner'"),
        ("prep:to", "object.friend", "unknown slot"),
        ('"@event"', '"@evnt"', "unknown class '@evnt'"),
        ('"@event"', '"@AID|FIGHT"', "unknown class '@AID|FIGHT'"),
        ("    where:", "    mode: visit\n    where:", "'visit' is unknown"),
        ("    where:", "    contexts: [humanitarian]\n    where:", "'humanitarian' is unknown"),
        ("    where:", "    requires: both\n    where:", "marks no recipient"),
        ("    where:", "    requires: all\n    where:", "'all' is unknown"),
        ("    where:", "    reciprocal: maybe\n    where:", "neither true nor false"),
        ("    where:", "    reciprocal: true\n    where:", "of a reciprocal rule marks a recipient"),
        ("    where:", "    weight: 3\n    where:", "3 is not a number"),
        ("    where:", "    embedded: eat\n    where:", "'eat' is unknown"),
        ("[A Iran]", "[A Iran", "stray bracket"),
        ("[T agreed] to talks", "agreed to talks", "marks no trigger"),
        ("[A Iran]", "Iran", "marks no actor"),
        ('      - "[A Iran] [T agreed] to talks."\n', "", "1 examples"),
        ('    near:\n      - "Cats agreed."\n', "", "no near misses"),
        ('"Cats agreed."', '"[T Cats] agreed."', "has markup"),
        ("definition: Agreeing.", "", "no definition"),
        ("type: AGREE", "type: AID", "This file holds AGREE"),
        ("definition:", "definition: twice\ndefinition:", "occurs twice"),
        ('["@event", air strike]', "[@event]", "not valid YAML"),
        (RULE, RULE + RULE[RULE.index("  - id") :], "the id is used twice"),
    ],
)
def test_what_is_wrong_is_said(folder, old, new, said):
    edit(folder, old, new)
    with pytest.raises(CodebookError) as caught:
        load_codebook(folder)
    assert said in str(caught.value)
    assert caught.value.code == "E401"
    assert "agree.yaml" in (caught.value.where or "")
    assert caught.value.advice


def test_line_and_rule_are_named(folder):
    edit(folder, "    verb:", "    verbs:")
    with pytest.raises(CodebookError, match=r"agree\.yaml:5 \(agree\.test\)"):
        load_codebook(folder)


def test_all_problems_are_found(folder):
    second = RULE[RULE.index("  - id") :].replace("agree.test", "agree.more").replace("verb:", "vreb:")
    (folder / "types" / "agree.yaml").write_text(RULE.replace("@event", "@x") + second, encoding="utf-8")
    codebook, problems = check_codebook(folder)
    assert codebook is None
    assert len(problems) == 2
    with pytest.raises(CodebookError, match="1 more"):
        load_codebook(folder)


def test_unknown_type_file(folder):
    (folder / "types" / "fight.yaml").write_text("type: FIGHT\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="no event type is called FIGHT"):
        load_codebook(folder)


def test_missing_file(folder):
    (folder / "plover.yaml").unlink()
    with pytest.raises(CodebookError, match="missing"):
        load_codebook(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("plover.yaml", "score: 2.5", "score: 25", "not a score"),
        ("plover.yaml", "quad: verbal_cooperation", "quad: nice", "'nice' is unknown"),
        ("plover.yaml", "recipient: optional", "recipient: 1", "recipient: 1"),
        ("contexts.yaml", "intelligence:", "inteligence:", "unknown context"),
        ("support.yaml", "  - hold\n", "  - hold\n  - hold\n", "stands there twice"),
    ],
)
def test_the_other_files_are_checked(folder, name, old, new, said):
    edit(folder, old, new, name)
    with pytest.raises(CodebookError, match=said):
        load_codebook(folder)


def test_check_lists_problems(folder, capsys):
    assert check.main([str(folder)]) == 0
    assert capsys.readouterr().out.startswith("1 rules, digest ")
    edit(folder, "    verb:", "    verbs:")
    assert check.main([str(folder)]) == 1
    assert "unknown key 'verbs'" in capsys.readouterr().err


def test_digest_counts_names_and_content(folder):
    before = digest_of(folder)
    (folder / "types" / "agree.yaml").rename(folder / "types" / "aid.yaml")
    assert digest_of(folder) != before


def test_standard(current):
    assert len(current.types) == 16
    assert len(current.contexts) == 37
    assert sum(len(t.modes) for t in current.types.values()) == 67
    assert current.types["ACCUSE"].score < 0
    assert current.types["SANCTION"].quad == "material_conflict"
    assert current.types["PROTEST"].score_of("vandalize") == -5.5
    assert all(words for words in current.contexts.values())


def test_every_type_has_rules(current):
    rules = dict.fromkeys(current.types, 0)
    for rule in current.rules:
        rules[rule.event_type] += 1
    assert all(count >= 10 for count in rules.values()), rules
    assert all(current.types[name].definition for name in rules)
