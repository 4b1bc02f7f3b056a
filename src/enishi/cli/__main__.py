"""``python -m enishi.cli`` is ``enishi``."""

from enishi.cli import main

main(prog_name="enishi")
