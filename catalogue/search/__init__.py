"""Finding works by words: ``analysis`` (text to terms), ``index`` (Tantivy on local disk,
derived and disposable) and ``query`` (what people type). Nothing here holds a fact that the
database does not hold: what is found is read again through ``public()`` before it is shown."""
