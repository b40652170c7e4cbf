"""Lemmas as edit rules: how many letters to drop from the end of the lower-cased form, what to add.

A rule is written ``"drop|add"``: ``"2|"`` turns "parties" into "parti", ``"3|y"`` into "party".
The language core predicts one rule for each word.
"""

__all__ = ["apply_rule", "rule_for"]


def rule_for(form: str, lemma: str) -> str:
    """The rule that turns a form into its lemma, both lower-cased."""
    form, lemma = form.lower(), lemma.lower()
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"{len(form) - shared}|{lemma[shared:]}"


def apply_rule(form: str, rule: str) -> str:
    """Apply a rule to a form; the lower-cased form where the rule asks for more letters than there are."""
    form = form.lower()
    drop, _, add = rule.partition("|")
    count = int(drop)
    if count > len(form):
        return form
    return (form[: len(form) - count] + add) or form
