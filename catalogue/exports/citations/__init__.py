"""Citations in CSL styles, made beforehand by pandoc in one process for many works."""
