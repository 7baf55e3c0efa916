"""Fixed data sets in the schema of the result files."""

import sys
from pathlib import Path

# The builders are plain modules beside the tests.
sys.path.insert(0, str(Path(__file__).parent))


def pytest_addoption(parser):
    parser.addoption(
        "--regenerate", action="store_true", help="write the baseline pictures of the figures"
    )
