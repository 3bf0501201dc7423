"""Les mots qu’une numérotation écrit toute seule se lisent devant leur paragraphe."""

from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents import test_docx, test_odt


def lues(path) -> list[str]:
    """Les lignes non vides d’un document."""
    return [ligne for ligne in read_document(path) if ligne]


def numerotation(*niveaux: str, pour: str = "4") -> str:
    ecrits = "".join(
        f'<w:lvl w:ilvl="{rang}">{niveau}</w:lvl>'
        for rang, niveau in enumerate(niveaux)
    )
    return (
        f'<w:numbering {test_docx.ESPACES}><w:abstractNum w:abstractNumId="0">{ecrits}</w:abstractNum>'
        f'<w:num w:numId="{pour}"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def rangs(niveau: int, numero: str = "4") -> str:
    return f'<w:numPr><w:ilvl w:val="{niveau}"/><w:numId w:val="{numero}"/></w:numPr>'


def test_les_mots_d_une_numerotation_sont_devant_leur_paragraphe(tmp_path):
    listes = numerotation(
        '<w:suff w:val="nothing"/><w:lvlText w:val="Atelier n° %1 – "/>',
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="Proposition %1.%2 :"/>',
    )
    ecrits = "".join(
        test_docx.paragraphe(
            test_docx.mots(texte),
            (test_docx.style("Heading2") if niveau == 0 else "") + rangs(niveau),
        )
        for niveau, texte in [
            (0, "Pêcher"),
            (1, "Un quai"),
            (1, "Un filet"),
            (0, "Saler"),
        ]
    )

    chemin = test_docx.ecrit(tmp_path, ecrits, word__numbering_xml=listes)

    assert lues(chemin) == [
        "## Atelier n° 1 – Pêcher",
        "Proposition 1.I : Un quai",
        "Proposition 1.II : Un filet",
        "## Atelier n° 2 – Saler",
    ]


def test_un_numero_sans_mots_ne_s_ecrit_pas(tmp_path):
    listes = numerotation('<w:lvlText w:val="%1."/>')
    ecrits = test_docx.paragraphe(test_docx.mots("Un quai"), rangs(0))

    chemin = test_docx.ecrit(tmp_path, ecrits, word__numbering_xml=listes)

    assert lues(chemin) == ["- Un quai"]


def liste(nom: str, *attributs: str) -> str:
    niveaux = "".join(
        f'<t:list-level-style-number t:level="{rang}" {ecrits}/>'
        for rang, ecrits in enumerate(attributs, start=1)
    )
    return f'<t:list-style s:name="{nom}">{niveaux}</t:list-style>'


def test_les_mots_d_une_numerotation_sont_devant_leur_titre(tmp_path):
    numerotes = "".join(
        f'<t:list t:style-name="L1"><t:list-item>{test_odt.titre(texte)}</t:list-item></t:list>'
        for texte in ("Semer", "Récolter")
    )
    styles = liste(
        "L1", 's:num-prefix="Atelier n° " s:num-suffix=" – " s:num-format="I"'
    )

    lignes = lues(test_odt.ecrit(tmp_path, numerotes, styles))

    assert lignes == ["## Atelier n° I – Semer", "## Atelier n° II – Récolter"]


def test_le_plan_numerote_ses_titres_sans_liste(tmp_path):
    plan = (
        '<t:outline-style><t:outline-level-style t:level="2" s:num-format="A" '
        's:num-prefix="Groupe " s:num-suffix=" :"/></t:outline-style>'
    )

    lignes = lues(
        test_odt.ecrit(
            tmp_path, test_odt.titre("Semer") + test_odt.titre("Cueillir"), plan
        )
    )

    assert lignes == ["## Groupe A : Semer", "## Groupe B : Cueillir"]
