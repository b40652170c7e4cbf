"""The command ``detente relation``."""

import click

__all__ = ["relation_command"]


@click.command("relation")
@click.argument("sentence", metavar="SENTENCE")
@click.option("--source", required=True, metavar="WORDS", help="The words of the one who acts.")
@click.option("--target", required=True, metavar="WORDS", help="The words of the one acted on.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object, for programs.")
@click.option(
    "--threads",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Threads of the neural model.",
)
def relation_command(sentence: str, *, source: str, target: str, as_json: bool, threads: int) -> None:
    r"""Say which relation a sentence states from one party to another.

    SENTENCE is the text, a sentence or a few; --source and --target are words in it. Shown are the
    type, the mode, the flags, the words that tell it, and the probabilities of all 16 types.

    \b
    Example:
      detente relation "Norway fined a Russian trawler." --source Norway --target "a Russian trawler"
    """
    from detente.app.pipeline import Coder  # noqa: PLC0415 - loads the whole engine
    from detente.app.relation import find_words  # noqa: PLC0415 - as above
    from detente.app.relation_show import relation_json, relation_view  # noqa: PLC0415 - as above

    spans = find_words(sentence, source, "--source"), find_words(sentence, target, "--target")
    found = Coder(threads=threads).relation(sentence, *spans)
    if as_json:
        click.echo(relation_json(found))
        return
    from rich.console import Console  # noqa: PLC0415 - as above

    Console(highlight=False).print(relation_view(found))
