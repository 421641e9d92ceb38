"""The index on local disk: derived from the database, disposable, and never believed alone.

``schema`` and ``documents`` say what is kept, ``places`` where, ``log`` and ``position`` how it
follows the change log, ``applying`` and ``rebuilding`` who writes it when, ``opening`` how it is
read.
"""
