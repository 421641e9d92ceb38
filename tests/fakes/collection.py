"""What the fakes know to exist: the works of the demonstration collection. Facts only."""

TITLES_BY_DOI = {
    "10.5281/zenodo.17978371": "A Structural Case Study of the 1993 Remote Work Prototype System",
    "10.5281/zenodo.19044755": "The 2005 Intelligent Invoice System",
    "10.5281/zenodo.20201895": "Mature Structural Logistics System",
    "10.5281/zenodo.20352371": (
        "Cross-Generational 20-Year Intelligent Logistics and Financial System"
    ),
    "10.5281/zenodo.20362574": (
        "Analysis of the Homepage Structural Evolution of The Epochal Transition"
    ),
    "10.5281/zenodo.18028572": (
        "An Empirical Study of Institutional Engineering: Independent Scholars Accessing the "
        "WorldCat Global Bibliographic Infrastructure"
    ),
    "10.5281/zenodo.17888259": (
        "National-level Network Archiving and Digital Document Preservation Guidelines of the "
        "Australian Winner Information Network"
    ),
    "10.5281/zenodo.17932379": "The Institutional Archiving of The Epochal Transition",
    "10.5281/zenodo.18160116": (
        "Source Declaration for Audiovisual and Derivative Adaptations of a Continuing "
        "Real-World Narrative"
    ),
}

TITLES_BY_NLA_OBJECT = {
    "nla.obj-4204311557": TITLES_BY_DOI["10.5281/zenodo.20352371"],
    "nla.obj-4204309341": TITLES_BY_DOI["10.5281/zenodo.20362574"],
}

TITLES_BY_ISSN = {
    "3083-5178": "The Epochal Transition",
    "1833-2722": "Art and architecture",
    "0028-0836": "Nature",
}
