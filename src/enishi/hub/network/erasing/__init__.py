"""Take a person out of the record, and their name out of every text of the database. See docs/consent.md."""

from enishi.hub.network.erasing.indexing import index_changed
from enishi.hub.network.erasing.record import erase_from_record
from enishi.hub.network.erasing.sought import Sought, sought_of
from enishi.hub.network.erasing.store import overwrite_freed
from enishi.hub.network.erasing.texts import BlackedOut, black_out

__all__ = ["BlackedOut", "Sought", "black_out", "erase_from_record", "index_changed", "overwrite_freed", "sought_of"]
