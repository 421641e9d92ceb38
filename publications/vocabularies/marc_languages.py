"""Languages as MARC has them: three-letter codes against BCP 47 tags, both ways.

Sources: MARC Code List for Languages (Library of Congress), which equals ISO 639-2/B; ISO 639-1
for the two-letter subtags that BCP 47 (RFC 5646, section 2.2.1) prefers.
"""

from functools import lru_cache

UNKNOWN = "und"
"""Undetermined, in MARC as in BCP 47."""

_WITH_TWO = """
aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak
be:bel bg:bul bi:bis bm:bam bn:ben bo:tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre
cs:cze cu:chu cv:chv cy:wel da:dan de:ger dv:div dz:dzo ee:ewe el:gre en:eng eo:epo es:spa
et:est eu:baq fa:per ff:ful fi:fin fj:fij fo:fao fr:fre fy:fry ga:gle gd:gla gl:glg gn:grn
gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:arm hz:her ia:ina id:ind
ie:ile ig:ibo ii:iii ik:ipk io:ido is:ice it:ita iu:iku ja:jpn jv:jav ka:geo kg:kon ki:kik
kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat
lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mao mk:mac ml:mal
mn:mon mr:mar ms:may mt:mlt my:bur na:nau nb:nob nd:nde ne:nep ng:ndo nl:dut nn:nno no:nor
nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por
qu:que rm:roh rn:run ro:rum ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slo
sl:slv sm:smo sn:sna so:som sq:alb sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel
tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig
uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha zh:chi
zu:zul
"""
_WITH_THREE = """
ace ach ada ady afa afh ain akk ale alg alt ang anp apa arc arn arp art arw ast ath aus awa
bad bai bal ban bas bat bej bem ber bho bih bik bin bla bnt bra btk bua bug byn cad cai car
cau ceb cel chb chg chk chm chn cho chp chr chy cmc cnr cop cpe cpf cpp crh crp csb cus dak
dar day del den dgr din doi dra dsb dua dum dyu efi egy eka elx enm ewo fan fat fil fiu fon
frm fro frr frs fur gaa gay gba gem gez gil gmh goh gon gor got grb grc gsw gwi hai haw hil
him hit hmn hsb hup iba ijo ilo inc ine inh ira iro jbo jpr jrb kaa kab kac kam kar kaw kbd
kha khi kho kmb kok kos kpe krc krl kro kru kum kut lad lah lam lez lol loz lua lui lun luo
lus mad mag mai mak man map mas mdf mdr men mga mic min mis mkh mnc mni mno moh mos mul mun
mus mwl mwr myn myv nah nai nap nds new nia nic niu nog non nqo nso nub nwc nym nyn nyo nzi
osa ota oto paa pag pal pam pap pau peo phi phn pon pra pro raj rap rar roa rom rup sad sah
sai sal sam sas sat scn sco sel sem sga sgn shn sid sio sit sla sma smi smj smn sms snk sog
son srn srr ssa suk sus sux syc syr tai tem ter tet tig tiv tkl tlh tli tmh tog tpi tsi tum
tup tut tvl tyv udm uga umb und vai vot wak wal war was wen xal yao yap ypk zap zbl zen znd
zun zxx zza
"""
_GIVEN_UP = """
bod:bo ces:cs cym:cy deu:de ell:el eus:eu fas:fa fra:fr hye:hy isl:is kat:ka mkd:mk mri:mi
msa:ms mya:my nld:nl ron:ro slk:sk sqi:sq zho:zh
cam:km esp:eo eth:gez far:fo fri:fy gae:gd gag:gl gal:om gua:gn int:ia iri:ga kus:kos lan:oc
lap:smi max:gv mla:mg mol:ro sao:sm scc:sr scr:hr sho:sn snh:si sso:st swz:ss tag:tl taj:tg
tar:tt tru:chk tsw:tn
"""
_NOT_LATIN_WORDS = """
ab am ar arz as av ba be bg bn bo ce chr chu cmn cop cv dv dz el fa grc gu he hi hy ja ka kk km kn
ko ks ky lo lzh mk ml mn mr my nan ne new or os pa ps ru sa sat sd si sr syr ta te tg th ti
tt ug uk ur wuu yi yue zh
"""

# ISO 639-1 code and MARC code of the languages that have both.
_TWO_LETTERS = dict(pair.split(":") for pair in _WITH_TWO.split())
# MARC codes of languages and groups without a two-letter one: BCP 47 has the same.
_THREE_LETTERS = frozenset(_WITH_THREE.split())
# Languages that MARC counts to another: classical Chinese and the Chinese languages, Arabic …
_WIDER = {
    "lzh": "chi", "cmn": "chi", "yue": "chi", "nan": "chi", "wuu": "chi", "hak": "chi",
    "arb": "ara", "arz": "ara", "pes": "per", "prs": "per", "nob": "nor", "no": "nor",
    "ojp": "jpn", "okm": "kor", "oko": "kor", "orv": "rus", "sh": "srp", "mo": "rum",
}  # fmt: skip
# Terminology codes of ISO 639-2, and codes that MARC has given up, as files still have them.
_OTHERS = dict(pair.split(":") for pair in _GIVEN_UP.split())
_TAGS = {marc: tag for tag, marc in _TWO_LETTERS.items()} | _OTHERS
_CURRENT = _THREE_LETTERS.union(_TWO_LETTERS.values())
# No language: not determined, several, none at all.
_NO_TAG = frozenset({"und", "mul", "zxx", "mis"})

# Languages that are written in another script than Latin when their tag does not say so.
_NOT_LATIN = frozenset(_NOT_LATIN_WORDS.split())


@lru_cache(maxsize=1024)
def to_marc(tag: str) -> str:
    """The MARC code of a BCP 47 tag; ``und`` where there is none."""
    language = tag.split("-")[0].lower()
    code = _WIDER.get(language) or _TWO_LETTERS.get(language, language)
    return code if code in _CURRENT else UNKNOWN


@lru_cache(maxsize=1024)
def from_marc(code: str) -> str:
    """The BCP 47 tag of a MARC or ISO 639-2 code; an empty text where it names no language."""
    code = code.strip().lower()
    if code in _TAGS:
        return _TAGS[code]
    return code if code in _THREE_LETTERS and code not in _NO_TAG else ""


@lru_cache(maxsize=1024)
def is_exact(tag: str) -> bool:
    """Whether the MARC code says all that ``tag`` does."""
    return from_marc(to_marc(tag)) == tag


@lru_cache(maxsize=1024)
def is_latin(tag: str) -> bool:
    """Whether the language is written in Latin script, as far as is known."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return script == "latn" if script else language not in _NOT_LATIN
