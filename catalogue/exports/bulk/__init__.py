"""The records of a search, any number of them, as one stream that can be continued."""
