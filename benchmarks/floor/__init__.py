"""The least a Django page of our weight can be, to measure ours against."""
