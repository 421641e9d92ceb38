"""What every kind of check shares: due rows, leases, pauses."""
