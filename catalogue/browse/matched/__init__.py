"""What of a text answers a question, and how much of it is shown. Pure.

``alignment`` folds as the search index folds and remembers where each letter is printed,
``finding`` says which words are meant, ``cutting`` what is shown around them.
"""
