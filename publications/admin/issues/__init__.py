"""Issues at an editor's desk: their covers, and their contents in order."""
