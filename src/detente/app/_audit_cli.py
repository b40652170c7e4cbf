"""The command ``detente audit``."""

from pathlib import Path

import click

__all__ = ["audit_command"]


@click.command("audit")
@click.argument("events", type=click.Path(path_type=Path), metavar="EVENTS")
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    metavar="NUMBER",
    help="How many events to judge, spread evenly over the types.",
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    metavar="NUMBER",
    help="Another seed draws another sample.",
)
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Keep the answers there, not beside the events in EVENTS.audit.json.",
)
@click.option("--report", is_flag=True, help="Ask nothing, print what the answers so far say.")
@click.pass_context
def audit_command(
    ctx: click.Context, *, events: Path, sample: int, seed: int, answers: Path | None, report: bool
) -> None:
    """Judge a sample of coded events yourself, and see precision by type.

    EVENTS is a file of JSON lines, as 'detente code --format jsonl' writes it. Each event of the sample
    is shown with its sentence and parties; answer with one key: r right, w wrong, u unsure, b back, q
    stop. Every answer is kept at once: stop when you like, the next call goes on where you stopped.
    Without a terminal the answers are read from the standard input, one a line.

    \b
    Examples:
      detente audit events.jsonl
      detente audit --sample 300 --seed 7 events.jsonl
      detente audit --report events.jsonl
    """  # noqa: D301 - click marks text to keep with the sign itself
    from detente.app.audit import AuditJob, audit  # noqa: PLC0415 - loads the renderers

    ctx.exit(audit(AuditJob(events, sample, seed, answers, report)))
