"""Texts that folding makes longer, shorter or leaves alone, for hypothesis."""

from hypothesis import strategies as st

PIECES = (
    "a", "b", "Z", "ä", "Ö", "ß", "ẞ", "é", "e\u0301", "o\u0308", "ﬁ", "ﬀ", "æ", "Ø", "ŉ", "İ",
    "ı", "ç", "ё", "Й", "и\u0306", "Σ", "ς", "ΐ", "ｶﾞ", "ﾊﾟ", "ガ", "か\u3099", "ア", "ｱ", "ー",
    "图", "圖", "書", "书", "館", "𠀀", "한", "국", "ᄒ", "ᅡ", "ᆫ", "ㄱ", "ㅏ", "ﾡ", "ﾢ", "ا", "أ",
    "ك", "ت", "ب", "َ", "ّ", "ـ", "ى", "ة", "ﻻ", "ﷺ", "٣", "½", "…", "™", "①", "㈱", "Ａ", "１",
    "\u00ad", "\u200d", "\u200f", "\u00a0", "क", "ि", "์", "👩", "🏽", " ", "\n", "-", "‐", "‑",
    "_", "’", "´", "，", "。",
)  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=25))
