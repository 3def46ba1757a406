"""Lines of credits and bylines as papers print them."""

import pytest

from reader.formats.credits import read_byline, read_credits, split_names


def _pairs(line: str) -> list[tuple[str, str]]:
    return [(credit.role, credit.name) for credit in read_credits(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Texte : Anne Roy", [("Texte", "Anne Roy")]),
        ("Texte\u00a0: Anne Roy", [("Texte", "Anne Roy")]),
        ("Récit : Paul de LAMBERT", [("Récit", "Paul de LAMBERT")]),
        ("TEXTE : ANNE ROY", [("TEXTE", "ANNE ROY")]),
        ("Text: Anna Berger", [("Text", "Anna Berger")]),
        ("Fotos: Jörg Maier.", [("Fotos", "Jörg Maier")]),
        ("(Photo : Anne Roy)", [("Photo", "Anne Roy")]),
        ("*Photo: Ann Lee*", [("Photo", "Ann Lee")]),
        ("Crédit photo : AFP", [("Crédit photo", "AFP")]),
        ("Bild: dpa", [("Bild", "dpa")]),
        ("Texte : Jean d'Ormont", [("Texte", "Jean d'Ormont")]),
        ("Propos recueillis par Anne Roy", [("Propos recueillis par", "Anne Roy")]),
        ("Photos by Ann Lee", [("Photos by", "Ann Lee")]),
        ("Traduit par Anne Roy", [("Traduit par", "Anne Roy")]),
        (
            "Texte et photos : Anne Roy et Paul Lin",
            [("Texte et photos", "Anne Roy"), ("Texte et photos", "Paul Lin")],
        ),
        (
            "Photos: A. Lee, B. Chen & C. Diaz",
            [("Photos", "A. Lee"), ("Photos", "B. Chen"), ("Photos", "C. Diaz")],
        ),
        (
            "Text: Anna Berger | Fotos: Jörg Maier",
            [("Text", "Anna Berger"), ("Fotos", "Jörg Maier")],
        ),
        (
            "Texte : Anne Roy – photos : Paul Lin",
            [("Texte", "Anne Roy"), ("photos", "Paul Lin")],
        ),
        (
            "Written by Ann Lee, edited by Bo Chen",
            [("Written by", "Ann Lee"), ("edited by", "Bo Chen")],
        ),
        ("نص: سمير حداد", [("نص", "سمير حداد")]),
        (
            "تصوير: ليلى منصور وسمير حداد",
            [("تصوير", "ليلى منصور"), ("تصوير", "سمير حداد")],
        ),
        ("记者：王小明", [("记者", "王小明")]),
        ("文/王小明 图/李华", [("文", "王小明"), ("图", "李华")]),
    ],
)
def test_reads_credits_with_their_roles_as_printed(
    line: str, expected: list[tuple[str, str]]
) -> None:
    assert _pairs(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Texte :",
        "Texte",
        "Photo Anne Roy",
        "Photo : une vue du pont depuis la rive gauche",
        "Photo : le pont de la gare",
        "Story: how the river came back",
        "Words: 1200",
        "Report: By 2030 the sea will have risen. Nobody knows how far.",
        "Texts are hard to write",
        "Le maire : « Nous avons perdu »",
        "Note : Anne Roy",
        "Texte : " + "Anne " * 100,
    ],
)
def test_leaves_lines_of_the_text_alone(line: str) -> None:
    assert read_credits(line) == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("BY ANN LEE", ["ANN LEE"]),
        ("By Ann Lee and Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("By Ann Lee, Science Correspondent", ["Ann Lee"]),
        ("By Ludwig van Berg", ["Ludwig van Berg"]),
        ("By: J. R. Lee", ["J. R. Lee"]),
        ("Par Anne Roy", ["Anne Roy"]),
        ("Par Anne Roy, à Lyon", ["Anne Roy"]),
        ("Par Anne Roy avec AFP", ["Anne Roy", "AFP"]),
        ("Von Anna Berger und Jörg Maier", ["Anna Berger", "Jörg Maier"]),
        ("Por María Sáenz", ["María Sáenz"]),
        ("Di Mario Rossi", ["Mario Rossi"]),
        ("بقلم سمير حداد", ["سمير حداد"]),
    ],
)
def test_reads_bylines(line: str, names: list[str]) -> None:
    people = read_byline(line)
    assert [credit.name for credit in people] == names
    assert all(credit.role == "" for credit in people)


@pytest.mark.parametrize(
    "line",
    [
        "By",
        "By the river",
        "By 2030",
        "Par ailleurs, le maire se tait",
        "Von heute an gilt das neue Gesetz",
        "Von der Leyen",
        "Parmi les élus",
        "By " * 100,
    ],
)
def test_takes_no_sentence_for_a_byline(line: str) -> None:
    assert read_byline(line) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        (
            "José Ortega y Gasset y María Sáenz López",
            ("José Ortega y Gasset", "María Sáenz López"),
        ),
        ("Ann Lee, Ann Lee", ("Ann Lee",)),
        ("Ann Lee; Bo Chen / Cy Diaz", ("Ann Lee", "Bo Chen", "Cy Diaz")),
        (" , ", ()),
    ],
)
def test_splits_names(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names
