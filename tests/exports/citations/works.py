"""Works of many kinds, languages and scripts, to be cited in every style."""

from publications.names import Name
from publications.records import Agent, Record
from publications.texts import Text

SITE = "https://library.example/works/"


def _original(value: str, lang: str) -> tuple[Text, ...]:
    return (Text(value, lang, "original"),)


def _by(*names: Name, role: str = "aut", organisation: bool = False) -> Agent:
    return Agent(names, role=role, is_organisation=organisation)


def _latin(family: str, given: str, role: str = "aut") -> Agent:
    return _by(Name(family, given, script="Latn", lang="en"), role=role)


def _organisation(name: str) -> Agent:
    return _by(Name(literal=name), organisation=True)


_WORKS = (
    Record(
        key="zh-article", work_type="journal-article", language="zh-Hans",
        titles=(
            *_original("档案数字化研究", "zh-Hans"),
            Text("On the Digitisation of Archives", "en", "reviewed"),
        ),
        contributors=(
            _by(Name("王", "小明", script="Hans", lang="zh-Hans")),
            _by(Name("李", "华", script="Hans", lang="zh-Hans")),
        ),
        date="2021-03", container_titles=_original("档案学通讯", "zh-Hans"), volume="12",
        issue="3", pages="45-52", dois=("10.5555/zh.1",), issns=("1001-201X",),
    ),
    Record(
        key="ar-book", work_type="book", language="ar",
        titles=_original("تاريخ المكتبات العربية", "ar"),
        contributors=(_by(Name("الخطيب", "محمد", script="Arab", lang="ar")),), date="1998",
        publisher="دار الفكر", place="دمشق", isbns=("9780306406157",),
    ),
    Record(
        key="ru-thesis", work_type="thesis", language="ru",
        titles=_original("История архивного дела", "ru"),
        contributors=(_by(Name("Иванов", "Иван Петрович", script="Cyrl", lang="ru")),),
        date="2005", publisher="МГУ", place="Москва",
    ),
    Record(
        key="ja-chapter", work_type="chapter", language="ja",
        titles=_original("文書館の成立", "ja"),
        contributors=(
            _by(Name("田中", "太郎", script="Jpan", lang="ja")),
            _by(Name("佐藤", "花子", script="Jpan", lang="ja"), role="edt"),
        ),
        date="2010", container_titles=_original("日本の記録管理", "ja"), pages="101-130",
        publisher="岩波書店", place="東京",
    ),
    Record(
        key="ko-article", work_type="magazine-article", language="ko",
        titles=_original("기록관리의 역사", "ko"),
        contributors=(_by(Name("김", "철수", script="Hang", lang="ko")),), date="1920-06-25",
        container_titles=_original("開闢", "ko"), issue="1", pages="12-18",
    ),
    Record(
        key="en-article", work_type="journal-article", language="en",
        titles=_original("Provenance and Order", "en"), subtitles=_original("A Study", "en"),
        contributors=(
            _latin("van der Berg", "Johanna Maria"), _latin("Doe", "John Q."),
            _latin("O'Neil", "Ann"),
        ),
        date="2019-05-07", container_titles=_original("The Archivist", "en"), volume="82",
        issue="1", pages="7-29", dois=("10.5555/en-82-01",),
    ),
    Record(
        key="en-chapter", work_type="chapter", language="en",
        titles=_original("Paper and Ink", "en"),
        contributors=(_latin("Smith", "Jane"), _latin("Brown", "Peter", "edt")), date="2003",
        container_titles=_original("Handbook of Conservation", "en"), pages="33-58",
        publisher="A Press", place="Oxford",
    ),
    Record(
        key="undated", work_type="book", language="en", titles=_original("Undated Notes", "en"),
        contributors=(_latin("Smith", "Jane"),), publisher="A Press",
    ),
    Record(
        key="nobody", work_type="magazine-article", language="en",
        titles=_original("A Letter from the Ward", "en"), date="1917-02",
        container_titles=_original("“Coo-ee!”", "en"), issue="5",
    ),
    Record(
        key="organisation", work_type="report", language="en",
        titles=_original("Principles of Access", "en"),
        contributors=(_organisation("Council on Archives"),), date="2012", publisher="CA",
        place="Paris",
    ),
    Record(
        key="zh-organisation", work_type="report", language="zh-Hans",
        titles=_original("档案局年度报告", "zh-Hans"), contributors=(_organisation("国家档案局"),),
        date="2020",
    ),
    Record(
        key="zh-essay", work_type="essay", language="zh-Hans",
        titles=_original("什么是真正的稀缺？", "zh-Hans"),
        contributors=(
            _by(
                Name("Wu", "Zhaohui", script="Latn", lang="en"),
                Name("巫", "朝晖", script="Hans", lang="zh-Hans"),
            ),
        ),
        date="2026-06", publisher="A Press", dois=("10.5555/zh.2",),
    ),
    Record(key="bare", titles=_original("Something", "en")),
    Record(
        key="fr-conference", work_type="conference-paper", language="fr",
        titles=_original("L'analyse « fine » des corpus", "fr"),
        contributors=(_latin("Lefèvre", "Jean-Paul"),), date="2007",
        container_titles=_original("Actes de TALN", "fr"), pages="11-20", place="Toulouse",
        publisher="ATALA",
    ),
    Record(
        key="edited", work_type="book", language="de",
        titles=_original("Handbuch der Archivkunde", "de"),
        contributors=(_latin("Müller", "Käthe", "edt"), _latin("Schulz", "Otto", "edt")),
        date="1985/1987", publisher="Ein Verlag", place="Berlin", volume="2",
    ),
    Record(
        key="blog", work_type="blog-post", language="en",
        titles=_original("Why archives matter!", "en"), contributors=(_latin("Kim", "Ada"),),
        date="2022-11-03", container_titles=_original("Archive Notes", "en"),
    ),
    Record(
        key="undivided", work_type="book", language="ja", titles=_original("記録の森", "ja"),
        contributors=(
            _by(Name(literal="鈴木 一郎", lang="ja")), _by(Name(literal="محمد الخطيب", lang="ar")),
        ),
        date="1970",
    ),
    Record(
        key="dataset", work_type="dataset", language="en",
        titles=_original("Weather logs, 1850–1900", "en"),
        contributors=(_organisation("Weather Office"),), date="2015", publisher="Zenodo",
        version="1.2", dois=("10.5555/data.1",),
    ),
)  # fmt: skip

WORKS = {work.key: Record(**{**vars(work), "url": f"{SITE}{work.key}"}) for work in _WORKS}
# Names that no style may turn round, abbreviate or part, by the work that they stand in.
WHOLE = {
    "zh-article": "李华", "ar-book": "محمد الخطيب", "ja-chapter": "田中太郎",
    "ko-article": "김철수", "zh-organisation": "国家档案局", "undivided": "鈴木 一郎",
}  # fmt: skip
