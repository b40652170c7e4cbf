"""``python -m bench``: one thread first, then the measurements."""

import os
import sys

from bench.one_thread import limited

# Before numpy is loaded: it starts its threads when imported.
os.environ.update(limited())

from bench.run import main

if __name__ == "__main__":
    sys.exit(main())
