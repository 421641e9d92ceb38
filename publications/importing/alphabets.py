"""How likely a letter is in a text of some languages, as weights between 0 and 1.

Counted over library records and common word lists; only the order of magnitude matters.
"""

from functools import lru_cache

# Letters from the most to the least frequent.
_CYRILLIC = "оиенатрсвклмдпыягузхйчбцьфжщшюэъёіїєґўђњљћџјѓќѕ"
_ARABIC = "اليمروبنتعةفسدحقهكأطجخصشثإىغزضئءذظآؤپچگک"
_HEBREW = "יוהלאראתבשמנםדחקפכעצטגזסךןףץ"
_GREEK = "ατοιενσρςκπυμληίλάόδέγήθχύφώβξζψϊϋΐΰ"
# Accented letters of western, central European and Turkish texts.
_WESTERN = "éèàáãçíóñôêüöäúâõåøæîûïëùßœÉÀÁÍÓÚÑÇÊÖÜÄÅØÆÂÔÕÈìòÿðþý"
_CENTRAL = "áéíčřěžšýůúłąęóżśćńőűöüďťňôäľĺŕđâăîşţêèČŘŽŠÚŁŻŚŐŰĐĆÁÉÍ"
_TURKISH = "ıüşçğöİŞÇÖÜâî"
_TYPE = "«»“”‘’„–—…°№§·¿¡ªº"

# The most frequent characters of written Chinese, simplified and traditional.
_HANS = (
    "的分性中对用和研法化究了在与为方及理基度系结合于体生发进析有地一制应行学数型能动量国高模成大计以统水种实"
    "定作效物其现响影特机果力出术关不测展程时过构设表提工相组质论是业建下变电产文同要区验算间明可新流子式率本"
    "通经技面重人多上后主比值形并因年治态解个会较加气等管标育传控代试素点件自题内料平利小期最疗据采线信探优问"
    "长层环市观例器部到类征源原价位运道评光显得目者强土导改速全资低前状活复保向三空网来开我病品外而这他们那就"
    "说你时样又书里情两书话图编译史诗词记"
)
_HANT = (
    "的一是不了人在有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得于著下自之年過發後作裡用道行"
    "所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無"
    "力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二"
    "等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各"
    "入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指"
    "佛經說集錄師禪羅記語疏陀尼儀菩華薩嚴王觀剛本寶傳釋般乘註宗若五略清生詩靈藏摩念洞淨廣元修古聖"
)
_HAN_JA = (
    "用法方試及部験第電定機性器気形測動化光品分金求圧製量度水子料酸合車管要鋼線装材物事補計接項安全式語置工準通"
    "空能自船鉄類出素油関一熱則号基質手械記析表検力付別学標体特般設具中業高板面様内換理査受成仕石的温流構作輸報"
    "防図強発価指個技交信術家間情取固転評型加道可系音日本人大年会国者明時研究論文教育史新会社東京"
)
_HANGUL = (
    "이의는하에다가을고로한지서나은그를리도니라어것아으사기여야일시잇게만러인대자들과면우보되와오부안히엇마업내든제"
    "말스할무치수저바모생람문조거소동해때구전년요주적상더장정까신세터함데운날드비려중각못래또실간르물선있금음두개진"
    "원월울회미국분느명위된발란새섯연차집성작경계처학타화번방달갓본단네씨난재불던너속외름교행당남곳산양길식반건늘"
)

# JIS X 0208, KS X 1001, GB 2312 and Big5 hold their common characters in rows of their own.
_ROWS = {
    "gb2312": (0xB0, 0xD7),
    "big5": (0xA4, 0xC6),
    "euc_jp": (0xB0, 0xCF),
    "euc_kr": (0xB0, 0xC8),
}


def _falling(letters: str) -> dict[str, float]:
    step = 0.75 / len(letters)
    return {letter: 1 - step * at for at, letter in enumerate(letters)}


def _cased(letters: str) -> dict[str, float]:
    found = _falling(letters)
    return {letter.upper(): weight * 0.8 for letter, weight in found.items()} | found


@lru_cache(maxsize=16)
def weights(name: str) -> dict[str, float]:
    """Characters of the languages called ``name`` with their weights."""
    return _MADE[name]() | dict.fromkeys(_TYPE, 0.3)


def _chinese(top: str, charset: str) -> dict[str, float]:
    return (
        _common(charset, 0.3)
        | dict.fromkeys("，。、；：？！（）《》「」『』【】·", 0.5)
        | dict.fromkeys(top, 1.0)
    )


def _japanese() -> dict[str, float]:
    hiragana = {chr(one): 1.0 for one in range(0x3041, 0x3097)}
    katakana = {chr(one): 0.8 for one in range(0x30A1, 0x30FD)}
    signs = dict.fromkeys("。、「」『』（）・ー〜～，．：−－", 0.5)
    return _common("euc_jp", 0.3) | hiragana | katakana | signs | dict.fromkeys(_HAN_JA, 1.0)


def _korean() -> dict[str, float]:
    signs = dict.fromkeys("「」『』《》、。ㆍ·", 0.4)
    hanja = _common("euc_kr", 0.3, (0xCA, 0xFD)) | dict.fromkeys(_HANT, 0.5)
    return signs | hanja | _common("euc_kr", 0.4) | dict.fromkeys(_HANGUL, 1.0)


def _common(charset: str, weight: float, rows: tuple[int, int] | None = None) -> dict[str, float]:
    """The characters of some rows of a charset, else of those that hold its common ones."""
    first, last = rows or _ROWS[charset]
    lows = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    pairs = (bytes((high, low)) for high in range(first, last + 1) for low in lows)
    return {text: weight for pair in pairs if (text := pair.decode(charset, "ignore"))}


_MADE = {
    "cyrillic": lambda: _cased(_CYRILLIC),
    "arabic": lambda: _falling(_ARABIC) | dict.fromkeys("،؛؟ًٌٍَُِّْـ\u200c\u200d\u200e\u200f", 0.4),
    "hebrew": lambda: _falling(_HEBREW),
    "greek": lambda: _cased(_GREEK),
    "western": lambda: _falling(_WESTERN),
    "central": lambda: {letter: weight * 0.97 for letter, weight in _falling(_CENTRAL).items()},
    "turkish": lambda: _falling(_TURKISH),
    # GBK has the traditional characters too, and some write them in it.
    "hans": lambda: _common("big5", 0.2) | dict.fromkeys(_HANT, 0.8) | _chinese(_HANS, "gb2312"),
    "hant": lambda: _chinese(_HANT, "big5"),
    "ja": _japanese,
    "ko": _korean,
}
