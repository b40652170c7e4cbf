"""A spaCy pipeline of the shape of its small English model, with random weights.

Run as a script by an interpreter that has spaCy, needing nothing else of this project. Reads a line of
JSON (a list of texts), answers ``ready`` with the version and the number of words; then for each line
``run`` reads all texts and answers the seconds it took.

Shape: one token-to-vector layer (hash embeddings of norm, prefix, suffix, shape and two flags, width 96,
four maxout convolutions) that tagger and parser share, one of its own for the name recogniser, transition
parsers with 64 hidden units, an attribute ruler and a rule lemmatizer. Speed does not depend on what the
weights are, as far as a random parser makes as many moves as a trained one.
"""

import json
import sys
import time

import numpy
import spacy
from spacy.language import Language
from spacy.lookups import Lookups

TAGS, RELATIONS, NAMES = 50, 45, 18
EMBED: dict[str, object] = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 96,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
    "include_static_vectors": False,
}
ENCODE: dict[str, object] = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 96,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
TO_VECTORS: dict[str, object] = {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE}
LISTENER: dict[str, object] = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}


def parser_model(state: str, vectors: dict[str, object]) -> dict[str, object]:
    """Settings of a transition model."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": vectors,
    }


def pipeline() -> Language:
    """The pipeline, ready to run."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TO_VECTORS})
    tagger = nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": LISTENER}}
    )
    parser = nlp.add_pipe("parser", config={"model": parser_model("parser", LISTENER)})
    ruler = nlp.add_pipe("attribute_ruler")
    names = nlp.add_pipe("ner", config={"model": parser_model("ner", TO_VECTORS)})
    for index in range(TAGS):
        tagger.add_label(f"T{index}")
    for index in range(RELATIONS):
        parser.add_label(f"r{index}")
    for index in range(NAMES):
        names.add_label(f"N{index}")
    nlp.initialize()
    randomise(nlp)
    # After initialising, which empties the ruler.
    open_classes = ("NOUN", "VERB", "ADJ", "ADV")
    for index in range(TAGS):
        ruler.add([[{"TAG": f"T{index}"}]], {"POS": open_classes[index % 4]})
    # Added last: initialising the whole pipeline would ask for spaCy's published lemma tables.
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, after="attribute_ruler")
    lookups = Lookups()
    suffixes = [["s", ""], ["es", "e"], ["ies", "y"], ["ed", ""], ["ed", "e"], ["ing", ""], ["ing", "e"]]
    kinds = [kind.lower() for kind in open_classes]
    lookups.add_table("lemma_rules", dict.fromkeys(kinds, suffixes))
    lookups.add_table("lemma_exc", {kind: {} for kind in kinds})
    lookups.add_table("lemma_index", {kind: [] for kind in kinds})
    lemmatizer.initialize(lookups=lookups)
    return nlp


def randomise(nlp: Language) -> None:
    """Random weights everywhere, also in the output layers, which start as zeros."""
    draw = numpy.random.RandomState(0)
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk() if hasattr(pipe, "model") and pipe.model else ():
            for name in node.param_names:
                if node.has_param(name):
                    shape = node.get_param(name).shape
                    node.set_param(name, draw.normal(0, 0.1, shape).astype("float32"))


def main() -> None:
    """Serve runs."""
    texts = json.loads(sys.stdin.readline())
    nlp = pipeline()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    print(json.dumps({"ready": spacy.__version__, "words": words}), flush=True)
    for line in sys.stdin:
        if line.strip() != "run":
            break
        began = time.perf_counter()
        for _ in nlp.pipe(texts, batch_size=64):
            pass
        print(json.dumps({"seconds": time.perf_counter() - began}), flush=True)


if __name__ == "__main__":
    main()
