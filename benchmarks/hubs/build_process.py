"""Fill the hub of the data folder that ENISHI_DATA names: ``python build_process.py ORGANISATIONS AGREEMENTS``."""

import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parents[1]))
django.setup()

from hubs.large import Size, build  # noqa: E402 (models need Django set up)

organisations, agreements = (int(number) for number in sys.argv[1:])
build(Size(organisations=organisations, agreements=agreements))
