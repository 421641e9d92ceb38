"""The ledger for those who check it: entries, the whole chain, published digests."""
