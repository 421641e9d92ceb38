"""A serial's record in the forms that the ISSN Portal gives or gave."""

from typing import Any

Body = dict[str, Any]
_CONTEXT = "https://example.org/issn-jsonld-context.json"
_ISO = "https://www.iso.org/obp/ui/#iso:code:3166:AU"


def compact(
    issn: str,
    *,
    title: str,
    key_title: str = "",
    status: str = "Register",
    medium: str = "Online",
    issn_l: str = "",
    url: str = "",
    country: str = "AUSTRALIA",
    kept: list[Body] | None = None,
) -> Body:
    """The application profile's form. One value stands as itself, several as a list."""
    issn_l, name = issn_l or issn, key_title or title
    body: Body = {
        "@context": {"@import": _CONTEXT, "@base": f"http://issn.org/resource/ISSN/{issn}"},
        "id": "", "type": ["bf:Work", "bf:Instance", "schema:Periodical"],
        "identifiedBy": {
            "#ISSN": {"type": "bf:Issn", "status": "idStatus:Valid", "value": issn},
            "#ISSN-L": {"type": "bf:IssnL", "status": "idStatus:Valid", "value": issn_l},
            "#KeyTitle": {"type": ["bf:Identifier", "bf:KeyTitle"], "value": name},
        },
        "mainTitle": f"{title}.", "title": "#KeyTitle", "name": [f"{title}.", name],
        "format": f"medium:{medium}", "identifier": issn,
        "issn_bibo": issn, "issn_schema": issn,
        "isPartOf": {"id": f"http://issn.org/resource/ISSN-L/{issn_l}"},
        "publication": {"id": "#ReferencePublicationEvent", "type": "schema:PublicationEvent",
                        "location": [{"id": _ISO, "label": country}]},
        "mainEntityOf": {"id": "#Record", "type": "schema:CreativeWork",
                         "status": f"recordStatus:{status}", "modified": "2025-12-13",
                         "wasAttributedTo": {"id": "issnCenter:_7"}},
    }  # fmt: skip
    if not title:
        for field in ("mainTitle", "title", "name"):
            del body[field]
        del body["identifiedBy"]["#KeyTitle"]
    if url:
        body["url"] = [url]
    if kept:
        body["subjectOf"] = kept
    return body


def graph(
    issn: str,
    *,
    title: str,
    key_title: str = "",
    status: str = "Register",
    medium: str = "Online",
    issn_l: str = "",
    url: str = "",
    country: str = "Australia",
    kept: list[Body] | None = None,
) -> Body:
    """The older portal's form: nodes that name each other."""
    about, issn_l = f"resource/ISSN/{issn}", issn_l or issn
    nodes: list[Body] = [
        {"@id": about, "@type": ["Work", "Instance"], "mainTitle": f"{title}.",
         "name": [f"{title}."], "format": f"vocabularies/medium#{medium}", "identifier": issn,
         "isPartOf": f"resource/ISSN-L/{issn_l}", "url": url or [],
         "subjectOf": [f"{about}#kept{n}" for n, _ in enumerate(kept or [])]},
        {"@id": f"{about}#ISSN", "@type": "Issn", "value": issn,
         "status": "vocabularies/IdentifierStatus#Valid"},
        {"@id": f"{about}#ISSN-L", "@type": "IssnL", "value": issn_l},
        {"@id": f"{about}#KeyTitle", "@type": "KeyTitle", "value": key_title or title},
        {"@id": f"{about}#Record", "@type": "CreativeWork",
         "status": f"vocabularies/RecordStatus#{status}", "modified": "20201130094500.0"},
        {"@id": f"{about}#ReferencePublicationEvent", "location": "country:at"},
        {"@id": "country:at", "label": country},
        {"@id": f"resource/ISSN-L/{issn_l}", "identifier": issn_l},
        *({"@id": f"{about}#kept{n}", **one} for n, one in enumerate(kept or [])),
    ]  # fmt: skip
    return {"@context": {}, "@graph": nodes}


def taken_back(issn: str, status: str, successor: str = "") -> Body:
    """A number that is cancelled or suppressed: one identifier, no title, no type."""
    number: Body = {"id": f"resource:ISSN/{issn}#ISSN", "type": "bf:Issn",
                    "status": f"idStatus:{status}", "value": issn}  # fmt: skip
    if successor:
        number["cancelledInFavorOf"] = [f"resource:ISSN/{successor}#ISSN"]
    return {
        "@context": {"@base": f"http://issn.org/resource/ISSN/{issn}"}, "id": "",
        "identifiedBy": number,
        "mainEntityOf": {"id": "#Record", "status": f"recordStatus:{status}",
                         "modified": "2015-12-18", "wasAttributedTo": {"id": "issnCenter:76"}},
    }  # fmt: skip
