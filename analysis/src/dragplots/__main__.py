"""`python -m dragplots`."""

import sys

from .command import main

sys.exit(main())
