"""Read the releases given on stdin as JSON; write the readings as JSON. Works with the enishi of any commit."""

import json
import sys
from collections.abc import Mapping

from failing import BREAKS, nothing

from enishi.releases import read
from enishi.releases.codec import to_json


def _read(asked: Mapping[str, str]) -> Mapping[str, object]:
    try:
        return to_json(read(asked["text"], hub=asked["hub"], published=asked["published"]))
    except BREAKS as error:
        return nothing(error)


json.dump([{"name": asked["name"], "reading": _read(asked)} for asked in json.load(sys.stdin)], sys.stdout)
