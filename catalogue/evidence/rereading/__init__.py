"""Old answers read anew with today's rules, from what the ledger and its excerpts keep."""
