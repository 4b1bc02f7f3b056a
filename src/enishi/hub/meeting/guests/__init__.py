"""Guest lists of events: read from a spreadsheet, joined to the record, brought together pair by pair."""
