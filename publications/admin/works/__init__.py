"""Works at an editor's desk: the list, the form with its rows, and publishing."""
