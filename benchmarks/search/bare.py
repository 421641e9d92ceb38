"""A bare Tantivy index of the same works, to measure ours against.

It has what any index of these works must have: our four word fields as they are analysed, with
positions, and the same fast fields, so that the same facets can be counted. It has no further
forms of words, no single characters, no reader's language, no identifiers, no order of titles.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Order, Query

from ..measured import MB
from .building import size_of

BATCH = 1000
SIZE = 20
NOTE = "sizes.json"
MEMORY = 160_000_000


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    from catalogue.search.index.schema import HELD, KEYS, VALUES, WORDS

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("pk", indexed=True, fast=True)
    for name in ("newest", "oldest"):
        builder.add_unsigned_field(name, fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_integer_field("year", indexed=True, fast=True)
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in (*VALUES, *HELD):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in KEYS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


def opened(folder: Path) -> tantivy.Searcher:
    index = tantivy.Index(schema(), path=str(folder / "bare"))
    index.reload()
    return index.searcher()


def sizes(folder: Path) -> dict[str, float]:
    """Megabytes of the bare index and of ours without its order of titles, both built in
    ``folder`` from the same documents where they are not there yet."""
    note = folder / NOTE
    if not note.exists():
        note.write_text(json.dumps(_build(folder)), encoding="ascii")
    found: dict[str, float] = json.loads(note.read_text(encoding="ascii"))
    return found


def _build(folder: Path) -> dict[str, float]:
    from catalogue.search.index.schema import schema as product

    kinds = {"bare": schema(), "ours": product()}
    kept = {"bare": _names(), "ours": None}
    writers = {}
    for name, its in kinds.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(its, path=str(folder / name))
        writers[name] = index.writer(heap_size=MEMORY, num_threads=1)
        writers[name].delete_all_documents()
    for document in _documents():
        for name, writer in writers.items():
            wanted = kept[name]
            fields = {
                key: values for key, values in document.items() if wanted is None or key in wanted
            }
            writer.add_document(tantivy.Document.from_dict(fields, kinds[name]))
    found = {}
    for name, writer in writers.items():
        writer.commit()
        writer.wait_merging_threads()
        _tidy(kinds[name], folder / name)
        found[name] = size_of(folder / name) / MB
    return found


def _tidy(its: tantivy.Schema, folder: Path) -> None:
    """Parts that merges left behind are no part of the index."""
    writer = tantivy.Index(its, path=str(folder)).writer(heap_size=15_000_000, num_threads=1)
    writer.garbage_collect_files()
    writer.wait_merging_threads()


def _documents() -> Iterator[dict[str, Any]]:
    """What the product keeps of each work, without the order of titles."""
    from django.conf import settings

    from catalogue.search.index import titles
    from catalogue.search.index.documents import document
    from catalogue.search.index.reading import Reader
    from publications.models import Work

    left_out = {
        name for language in settings.CATALOGUE_LANGUAGES for name in titles.fields(language.code)
    }
    reader, last = Reader(), 0
    works = Work.objects.public().order_by("pk")
    while keys := list(works.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        for facts in reader.read(keys):
            made = document(facts).to_dict()
            yield {name: values for name, values in made.items() if name not in left_out}
        last = keys[-1]


def _names() -> frozenset[str]:
    from catalogue.search.index.schema import HELD, KEYS, VALUES, WORDS

    return frozenset(["pk", "newest", "oldest", "weight", "year", *WORDS, *VALUES, *HELD, *KEYS])


def ask(searcher: tantivy.Searcher, clauses: list[list[str]], facets: tuple[str, ...]) -> int:
    """A page, the number of works and the facets' counts; ``clauses`` of terms that follow one
    another, all of them wanted. None: all works, the newest first."""
    query = _query(clauses)
    if clauses:
        answer: Any = searcher.search(query, SIZE)
    else:
        answer = searcher.search(query, SIZE, order_by_field="newest", order=Order.Desc)
    searcher.fast_field_values("pk", [address for _, address in answer.hits])
    if facets:
        # As many values as the product counts.
        from catalogue.search.query.counting import MOST, MOST_YEARS

        searcher.aggregate(
            query,
            {
                facet: {
                    "terms": {
                        "field": facet,
                        "size": MOST_YEARS if facet == "year" else MOST,
                        "segment_size": 1_000_000,
                    }
                }
                for facet in facets
            },
        )
    return int(answer.count)


class Same:
    """The engine by itself, on the product's own index and fields, as ``order`` has it."""

    def __init__(self, order: str) -> None:
        from catalogue.search.index import opening

        self._order = order
        self._index = opening.opened()
        self._searcher = self._index.searcher._searcher

    def query(self, text: str) -> Query:
        from catalogue.search.query import building
        from catalogue.search.query.parsing import parse

        return building.plan(parse(text), self._index.searcher, "en").query

    def ask(self, query: Query) -> int:
        """A page, the number of works and the counts of every facet that the product would
        offer."""
        from catalogue.search.query.counting import LARGE, MANY, MOST, MOST_YEARS

        if self._order == "relevance":
            answer: Any = self._searcher.search(query, SIZE, weight_by_field="weight")
        else:
            answer = self._searcher.search(
                query, SIZE, order_by_field=self._order, order=Order.Desc
            )
        total = int(answer.count)
        self._searcher.fast_field_values("pk", [address for _, address in answer.hits])
        sizes = {"year": MOST_YEARS, "holdings": LARGE}
        facets = ["type", "language", "year", "serial", "holdings"]
        self._searcher.aggregate(
            query,
            {
                name: {
                    "terms": {
                        "field": name,
                        "size": sizes.get(name, MOST),
                        "segment_size": LARGE,
                    }
                }
                for name in (*facets, *(MANY if total <= LARGE else ()))
            },
        )
        return total


def _query(clauses: list[list[str]]) -> Query:
    if not clauses:
        return Query.all_query()
    if len(clauses) == 1:
        return _anywhere(clauses[0])
    return Query.boolean_query([(Occur.Must, _anywhere(terms)) for terms in clauses])


def _anywhere(terms: list[str]) -> Query:
    from catalogue.search.index.schema import WORDS

    return Query.boolean_query(
        [
            (
                Occur.Should,
                Query.term_query(schema(), name, terms[0])
                if len(terms) == 1
                else Query.phrase_query(schema(), name, terms),
            )
            for name in WORDS
        ]
    )
