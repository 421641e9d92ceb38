"""Ten languages at an editor's desk: the form's tabs, and works by languages."""
