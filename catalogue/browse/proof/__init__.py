"""What the ledger says of a work, for people and for those who check it by hand."""
