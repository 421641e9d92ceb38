"""LaTeX in BibTeX values as Unicode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.formats import latex
from publications.formats.bibtex.untex import plain
from publications.formats.lines import line

from .hostile import texts


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"{\"u}ber \"{o}d \"ol", "über öd öl"),
        (r"{\v S}ed{\'a}\v{c}ek, \c c", "Šedáček, ç"),
        (r"\'{\i}, \'\i n, Ji{\v{r}}{\'{\i}}", "í, ín, Jiří"),
        (r"\o stergaard, {\O}rsted, \ss{}, \aa", "østergaard, Ørsted, ß, å"),
        (r"Erd\H{o}s, \k{a}, \r{u}", "Erdős, ą, ů"),
        (r"na\~{n}a \~{}user \^{}", "naña ~user ^"),
        (r"{\=a}{\d h}", "āḥ"),
    ],
)
def test_accent_stands_on_its_letter(written: str, meant: str) -> None:
    assert plain(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\textit{Natrix cetti} and \emph{x}", "Natrix cetti and x"),
        (r"\unknown{abc} \foo bar", "abc bar"),
        (r"\href{http://a.example/}{text} \cite{key}", "text"),
        (r"\url{http://a.example/x_y}", "http://a.example/x_y"),
        (r"D\textquotesingle aspremont", "D'aspremont"),
        (r"\LaTeX{} and \textbackslash{}x", r"LaTeX and \x"),
        (r"\symbol{59}\char34 \symbol{55296}", ';"'),
    ],
)
def test_macro_gives_its_text(written: str, meant: str) -> None:
    assert plain(written) == meant


def test_braces_that_protect_capitals_go() -> None:
    assert plain("The {AI} of {D}ata{Cite}") == "The AI of DataCite"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("a~b", "a b"), ("1--2", "1–2"), ("a---b", "a—b"), ("``q''", "“q”"), ("?`Qu\\'e?", "¿Qué?")],
)
def test_sign_of_tex_is_what_is_printed(written: str, meant: str) -> None:
    assert plain(written) == meant


@pytest.mark.parametrize("maths", ["$E=mc^2_{a}$", r"\(x_{1}\)", r"$\frac{a}{b}$", "$$x$$"])
def test_maths_stays_as_it_stands(maths: str) -> None:
    assert plain(f"On {{{maths}}} and {{x}}") == f"On {maths} and x"


def test_single_symbol_of_maths_is_the_sign() -> None:
    assert plain(r"$\alpha$-decay, $<$ 5") == "α-decay, < 5"


def test_dollar_sign_alone_is_one() -> None:
    assert plain(r"costs $5 or \$6") == "costs $5 or $6"


def test_per_cent_sign_begins_no_comment() -> None:
    assert plain("100% of a_b & c^d #1") == "100% of a_b & c^d #1"


@given(texts)
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    assert plain(latex.escape(text)) == line(text)


@given(texts)
def test_text_with_protected_capitals_is_read_as_it_was(text: str) -> None:
    assert plain(latex.protect_capitals(text)) == line(text)


@given(st.text(st.sampled_from("\\{}$~`'\"^=.ucvi ab1-")))
def test_any_latex_is_read_as_one_line(text: str) -> None:
    assert plain(text) == line(plain(text))
