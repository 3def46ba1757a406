"""Reads who made an article from lines such as "Texte : ..." and "By ..."."""

from __future__ import annotations

import re

from reader.model.article import Credit

_LONGEST_LINE = 200
_LONGEST_NAME = 60
_MOST_WORDS = 6
_MOST_NAMES = 12

# What an article is made of and who makes it, as French, English, German,
# Spanish, Italian and Portuguese papers print it.
_WESTERN_ROLES = """
    texte textes récit récits photo photos photographie photographies image images
    vidéo vidéos illustration illustrations dessin dessins infographie infographies
    graphisme traduction reportage enquête entretien interview auteur auteurs
    autrice autrices auteure rédaction rédacteur rédactrice montage cartographie
    carte cartes crédit crédits réalisation propos journaliste photographe chronique
    text texts words story photography photograph photographs picture pictures video
    videos graphic graphics reporting report writer writers editor editing editors
    translation translator research author authors illustrator photographer reporter
    foto fotos bild bilder fotografie illustrationen grafik grafiken übersetzung
    recherche redaktion autor autoren autorin autorinnen bericht zeichnung
    zeichnungen fotograf fotografin mitarbeit protokoll
    texto textos fotografía fotografías imagen imágenes ilustración ilustraciones
    vídeo vídeos traducción entrevista reportaje redacción autora autores crónica
    relato edición
    testo testi immagini illustrazione illustrazioni traduzione intervista servizio
    autore autrice racconto disegni redazione
    fotografia reportagem redação tradução edição ilustração
"""
_OTHER_ROLES = """
    نص النص نصوص صور الصور تصوير ترجمة كتابة إعداد تحرير حوار الكاتب الكاتبة
    文 图 文字 撰文 图片 图文 摄影 记者 作者 编辑 责任编辑 翻译 圖片 攝影 記者 編輯 翻譯
    写真 取材 執筆 編集 翻訳
"""
_ROLES = frozenset((_WESTERN_ROLES + _OTHER_ROLES).split())
_ROLE = "|".join(sorted(map(re.escape, _ROLES), key=len, reverse=True))
_AND = r"\s*(?:&|/|,|\bet\b|\band\b|\bund\b|\by\b|\be\b)\s*"
_BY = "par|by|von|por|di"
_LABEL = re.compile(
    rf"""(?:^|(?P<parting>[\s,;/|–—•·-]+))(?P<role>
      (?:additional\s+|crédits?\s+)? (?:{_ROLE})(?:{_AND}(?:{_ROLE}))*
      (?:\s+recueillis)? (?P<by>\s+(?:{_BY})\b)?
      | (?:written|edited|translated|reported|photographed|illustrated)\s+(?P<by2>by)
      | (?:écrit|recueilli|traduit|réalisé|rédigé)\s+(?P<by3>par)
      | (?:aufgezeichnet|übersetzt|geschrieben|fotografiert)\s+(?P<by4>von)
    )\s*(?P<colon>[:：]|(?<=[文图圖影])[/|])?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(rf"(?:{_BY}|بقلم|文)(?:\s*[:：]\s*|\s+)(.+)", re.IGNORECASE)

_SURE_PARTING = re.compile(
    r"\s*[,;&/|、，،]\s*|\s+(?:et|and|und|avec|with|mit)\s+|\s+و\s*"
)
_SPANISH_PARTING = re.compile(r"(\s+[ye]\s+)")
_PARTICLES = {
    "d", "de", "del", "della", "der", "den", "di", "da", "dos", "du", "des", "la",
    "le", "van", "von", "zu", "zum", "bin", "ben", "ibn", "al", "el", "ter", "ten",
    "af", "av", "ould", "y", "e",
}  # fmt: skip
_NO_NAME = re.compile(r"[.!?…]\s+\w{3,}\s+\w+\s+\w+|[:：\d«»“”\"!?]|https?:")
_JOBS = {"correspondent", "correspondant", "envoyé", "staff", "korrespondent"}
_SENTENCE_END = re.compile(r"(?<=\w{3})[.。]$")


def read_credits(line: str) -> tuple[Credit, ...]:
    """Read a line of labelled credits.

    "Texte : Anne Roy et Paul Lin" gives two credits with the role "Texte", as
    printed; "Text: A. Roy | Fotos: P. Lin" gives one for each part, and
    "Propos recueillis par Anne Roy" needs no colon.

    Args:
        line: one line of clean text.

    Returns:
        The credits in their order; empty when the line is anything else.
    """
    line = _bare(line)
    if not line or len(line) > _LONGEST_LINE:
        return ()
    labels = [match for match in _LABEL.finditer(line) if _is_label(match)]
    if not labels or labels[0].start():
        return ()
    ends = [match.start() for match in labels[1:]] + [len(line)]
    found: list[Credit] = []
    for label, end in zip(labels, ends, strict=True):
        names = split_names(line[label.end() : end].strip(" ,;/|–—•·-"))
        if not names or not all(map(_is_name, names)):
            return ()
        found.extend(Credit(name, label["role"].strip()) for name in names)
    return tuple(found)


def read_byline(line: str) -> tuple[Credit, ...]:
    """Read a line such as "By Ann Lee and Bo Chen", "Par ..." or "Von ...".

    Every name must be written as a name; what follows a comma in small letters
    ("Par Anne Roy, à Lyon") is no part of it.

    Args:
        line: one line of clean text.

    Returns:
        Credits with an empty role; empty when the line is no byline.
    """
    line = _bare(line)
    if len(line) > _LONGEST_LINE or not (match := _BYLINE.fullmatch(line)):
        return ()
    names = split_names(match[1])
    if not names or not _is_name(names[0]) or names[0][0].islower():
        return ()
    return tuple(Credit(name) for name in names if _is_name(name) and not _is_job(name))


def split_names(text: str) -> tuple[str, ...]:
    """Split names joined by commas, "&", "et", "and", "und" and their like.

    After the Spanish "y" and the Italian "e" a single word belongs to the name
    before: "José Ortega y Gasset" is one.

    Args:
        text: names as printed, without their label.

    Returns:
        The names, none of them empty or there twice.
    """
    names: dict[str, None] = {}
    for part in _SURE_PARTING.split(text[:_LONGEST_LINE]):
        for name in _split_spanish(part):
            if name := _SENTENCE_END.sub("", name.strip()):
                names[name] = None
    return tuple(names)[:_MOST_NAMES]


def _split_spanish(text: str) -> list[str]:
    first, *rest = _SPANISH_PARTING.split(text)
    names = [first]
    for conjunction, name in zip(rest[::2], rest[1::2], strict=True):
        if " " in name.strip():
            names.append(name)
        else:
            names[-1] += conjunction + name
    return names


def _bare(line: str) -> str:
    line = line.strip().strip("*_").strip()
    if line[:1] + line[-1:] in ("()", "[]", "（）"):
        line = line[1:-1].strip()
    return line


def _is_label(match: re.Match[str]) -> bool:
    # "Propos recueillis par Anne" does without a colon, "Photo Anne" does not.
    by = match["by"] or match["by2"] or match["by3"] or match["by4"]
    return bool(match["colon"] or by)


def _is_name(text: str) -> bool:
    """Whether all words have a capital, if their script knows any.

    Particles ("de", "van") need none, nor do agencies such as "dpa".
    """
    words = text.split()
    if len(text) > _LONGEST_NAME or len(words) > _MOST_WORDS or _NO_NAME.search(text):
        return False
    if len(words) == 1 and len(text) <= 4:
        return text.isalpha()
    return any(map(str.isalpha, text)) and all(
        not word[0].islower() or _is_particle(word) for word in words
    )


def _is_particle(word: str) -> bool:
    return re.split("['’-]", word.lower())[0] in _PARTICLES


def _is_job(text: str) -> bool:
    return any(word in _JOBS or word in _ROLES for word in text.lower().split())
