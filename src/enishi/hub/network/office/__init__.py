"""The staff's back office: lists and forms of the record, and the review of readings."""
