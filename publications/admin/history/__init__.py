"""What every object was before: its versions, how they differ, and restoring one."""
