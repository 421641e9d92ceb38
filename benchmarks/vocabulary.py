"""Everyday words of a catalogue in its ten languages, from which titles are made."""
# ruff: noqa: E501, SIM905

WORDS = {
    "en": "history archive system record memory language library press island harbour letter "
    "journal method evidence network season winter river garden labour railway school science",
    "zh-hans": "历史 档案 系统 记录 记忆 语言 图书馆 出版 岛屿 港口 书信 期刊 方法 证据 网络 季节 冬天 河流 花园 "
    "劳动 铁路 学校 科学",
    "fr": "histoire archive système mémoire langue bibliothèque presse île port lettre revue "
    "méthode preuve réseau saison hiver rivière jardin travail école science été forêt",
    "es": "historia archivo sistema memoria lengua biblioteca prensa isla puerto carta revista "
    "método prueba red estación invierno río jardín trabajo escuela ciencia año niño",
    "pt": "história arquivo sistema memória língua biblioteca imprensa ilha porto carta revista "
    "método prova rede estação inverno rio jardim trabalho escola ciência coração manhã",
    "de": "Geschichte Archiv System Gedächtnis Sprache Bibliothek Presse Insel Hafen Brief "
    "Zeitschrift Methode Beleg Netz Jahreszeit Winter Fluss Garten Arbeit Schule Straße Größe",
    "ru": "история архив система память язык библиотека печать остров гавань письмо журнал метод "
    "доказательство сеть зима река сад труд школа наука дорога город",
    "ja": "歴史 記録 体系 記憶 言語 図書館 出版 島 港 手紙 雑誌 方法 証拠 ネットワーク 季節 冬 川 庭園 労働 鉄道 学校 科学",
    "ko": "역사 기록 체계 기억 언어 도서관 출판 섬 항구 편지 잡지 방법 증거 연결망 계절 겨울 강 정원 노동 철도 학교 과학",
    "ar": "تاريخ أرشيف نظام ذاكرة لغة مكتبة صحافة جزيرة ميناء رسالة مجلة منهج دليل شبكة موسم شتاء نهر "
    "حديقة عمل مدرسة علم",
}
FAMILY_NAMES = (
    "Wu Kim Sato García Silva Müller Ivanov Haddad Dubois Smith Chen Park Tanaka López Costa "
    "Schmidt Petrov Mansour Martin Brown"
).split()
GIVEN_NAMES = (
    "Ana Boris Chiara Daniel Elif Farid Grace Hiro Inês Jun Karl Leila Marie Nadia Olga Paul "
    "Rosa Samir Tomás Yuki"
).split()
