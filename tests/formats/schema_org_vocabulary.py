"""schema.org's own vocabulary, read from its Turtle file: enough of it to judge our JSON-LD."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_BLOCK = re.compile(r"^schema:(\w+) a (rdfs:Class|rdf:Property|[^;]*) ;(.*?) \.$", re.S | re.M)


@dataclass
class Vocabulary:
    """``parents`` of each type; ``domains`` of each property."""

    parents: dict[str, set[str]] = field(default_factory=dict)
    domains: dict[str, set[str]] = field(default_factory=dict)

    def kinds(self, types: list[str]) -> set[str]:
        """``types`` and all that they are besides. KeyError for what is no type."""
        found: set[str] = set()
        rest = list(types)
        while rest:
            one = rest.pop()
            if one not in found:
                found.add(one)
                rest.extend(self.parents[one])
        return found

    def faults(self, node: dict[str, Any]) -> Iterator[str]:
        """What ``node`` and the nodes within say that the vocabulary does not know."""
        types = node["@type"]
        kinds = self.kinds(types if isinstance(types, list) else [types])
        for name, value in node.items():
            if name.startswith("@"):
                continue
            if name not in self.domains:
                yield f"no property {name}"
            elif not kinds & self.domains[name] and not ("Role" in kinds and name == "contributor"):
                yield f"{name} is nothing of {types}"
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict) and "@value" not in one:
                    yield from self.faults(one)


def read(path: Path) -> Vocabulary:
    found = Vocabulary()
    for name, kind, rest in _BLOCK.findall(path.read_text(encoding="utf-8")):
        if "rdf:Property" in kind:
            found.domains[name] = _names(rest, "schema:domainIncludes")
        else:
            found.parents[name] = _names(rest, "rdfs:subClassOf")
    return found


def _names(text: str, predicate: str) -> set[str]:
    match = re.search(rf"{predicate} ([^;]*)", text)
    return set(re.findall(r"schema:(\w+)", match[1])) if match else set()
