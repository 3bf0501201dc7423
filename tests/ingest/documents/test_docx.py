"""Un même rapport dans chaque forme que prend un DOCX donne les mêmes candidats."""

from html import escape
from itertools import groupby

import pytest

from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import MOT, archive
from tests.ingest.documents.rapport import ATTENDU, RAPPORT, candidats

ESPACES = f'xmlns:w="{MOT}" xmlns:mc="urn:mc" xmlns:wps="urn:wps" xmlns:v="urn:v" xmlns:wp="urn:wp"'


def mots(texte: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(texte)}</w:t></w:r>'


def paragraphe(contenu: str, proprietes: str = "") -> str:
    return f"<w:p><w:pPr>{proprietes}</w:pPr>{contenu}</w:p>"


def puce(numero: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numero}"/></w:numPr>'


def style(nom: str) -> str:
    return f'<w:pStyle w:val="{nom}"/>'


def corps(titre=None, item=None, texte=None) -> str:
    """Le rapport, chaque sorte de paragraphe écrite comme on le demande."""
    formes = {
        "titre": titre or (lambda t: paragraphe(mots(t), style("Heading2"))),
        "item": item or (lambda t: paragraphe(mots(t), puce())),
        "texte": texte or (lambda t: paragraphe(mots(t))),
    }
    return "".join(formes[quoi](t) for quoi, t in RAPPORT)


def ecrit(path, contenu: str, styles: str = "", **autres: str):
    document = f"<w:document {ESPACES}><w:body>{contenu}</w:body></w:document>"
    if styles:
        autres["word__styles_xml"] = f"<w:styles {ESPACES}>{styles}</w:styles>"
    return archive(path / "r.docx", word__document_xml=document, **autres)


def titre_de_style_derive(path):
    styles = (
        '<w:style w:styleId="Rive2"><w:name w:val="Chapitre des rives"/>'
        '<w:basedOn w:val="T2"/></w:style>'
        '<w:style w:styleId="T2"><w:name w:val="heading 2"/></w:style>'
    )
    return ecrit(
        path, corps(titre=lambda t: paragraphe(mots(t), style("Rive2"))), styles
    )


def titre_par_niveau_de_plan(path):
    plan = '<w:outlineLvl w:val="1"/>'
    return ecrit(path, corps(titre=lambda t: paragraphe(mots(t), plan)))


def titre_numerote(path):
    return ecrit(
        path, corps(titre=lambda t: paragraphe(mots(t), style("Titre2") + puce(3)))
    )


def puce_de_style(path):
    styles = (
        '<w:style w:styleId="Enum"><w:name w:val="Énumération"/><w:pPr>'
        f"{puce()}</w:pPr></w:style>"
        '<w:style w:styleId="Enum2"><w:name w:val="Suite"/><w:basedOn w:val="Enum"/></w:style>'
    )
    return ecrit(
        path, corps(item=lambda t: paragraphe(mots(t), style("Enum2"))), styles
    )


def puce_dessinee(path):
    signe = '<w:r><w:sym w:font="Wingdings" w:char="F0D8"/></w:r><w:r><w:tab/></w:r>'
    return ecrit(path, corps(item=lambda t: paragraphe(signe + mots(t))))


def puce_retiree(path):
    # Le style est d’une liste, le paragraphe n’en est pas.
    sans = style("ListParagraph") + puce(0)
    return ecrit(path, corps(texte=lambda t: paragraphe(mots(t), sans)))


def lignes_d_un_paragraphe(path):
    saut = "<w:r><w:br/></w:r>"
    contenu = ""
    for quoi, groupe in groupby(RAPPORT, key=lambda r: r[0]):
        if quoi == "item":
            contenu += paragraphe(saut.join(mots(f"- {t}") for _, t in groupe))
        else:
            proprietes = style("Heading2") if quoi == "titre" else ""
            contenu += "".join(paragraphe(mots(t), proprietes) for _, t in groupe)
    return ecrit(path, contenu)


def texte_supprime(path):
    efface = '<w:del w:id="1"><w:r><w:delText> rayé</w:delText></w:r></w:del>'
    ailleurs = f"<w:moveFrom>{mots('Il faut partir. ')}</w:moveFrom>"

    def suivi(t: str) -> str:
        return paragraphe(
            f'{ailleurs}<w:ins w:id="2">{mots(t)}</w:ins>{efface}', puce()
        )

    return ecrit(path, corps(item=suivi))


def texte_masque(path):
    masque = "<w:r><w:rPr><w:vanish/></w:rPr><w:t> caché</w:t></w:r>"
    return ecrit(path, corps(item=lambda t: paragraphe(mots(t) + masque, puce())))


def zones_de_texte(path):
    def zone(t: str) -> str:
        boite = f"<w:txbxContent>{paragraphe(mots(t), puce())}</w:txbxContent>"
        return paragraphe(
            "<w:r><mc:AlternateContent><mc:Choice><wps:txbx>"
            f"{boite}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{boite}</v:textbox>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )

    return ecrit(path, corps(item=zone))


def controle_de_contenu(path):
    return ecrit(path, f"<w:sdt><w:sdtContent>{corps()}</w:sdtContent></w:sdt>")


def appels_de_notes(path):
    appel = (
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    return ecrit(path, corps(item=lambda t: paragraphe(mots(t) + appel, puce())))


def tableau_de_mise_en_page(path):
    return ecrit(path, f"<w:tbl><w:tr><w:tc>{corps()}</w:tc></w:tr></w:tbl>")


def sommaire_en_tete(path):
    lignes = "".join(paragraphe(mots(f"{t} 3"), style("TM2")) for _, t in RAPPORT)
    return ecrit(path, lignes + corps())


def document_d_un_autre_nom(path):
    liens = (
        '<Relationships xmlns="urn:r"><Relationship Type="urn:x/officeDocument"'
        ' Target="/word/document2.xml"/></Relationships>'
    )
    document = f"<w:document {ESPACES}><w:body>{corps()}</w:body></w:document>"
    return archive(
        path / "r.docx", **{"_rels/.rels": liens, "word/document2.xml": document}
    )


FORMES = [
    titre_de_style_derive,
    titre_par_niveau_de_plan,
    titre_numerote,
    puce_de_style,
    puce_dessinee,
    puce_retiree,
    lignes_d_un_paragraphe,
    texte_supprime,
    texte_masque,
    zones_de_texte,
    controle_de_contenu,
    appels_de_notes,
    tableau_de_mise_en_page,
    sommaire_en_tete,
    document_d_un_autre_nom,
]


@pytest.mark.parametrize("forme", FORMES, ids=lambda forme: forme.__name__)
def test_chaque_forme_d_un_docx_donne_les_memes_candidats(tmp_path, forme):
    assert candidats(forme(tmp_path)) == ATTENDU


def case(*paragraphes: str) -> str:
    return f"<w:tc>{''.join(paragraphes)}</w:tc>"


def tableau(*rangees: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{r}</w:tr>' for r in rangees)}</w:tbl>"


def lus(path, contenu: str) -> list[str]:
    return [ligne for ligne in read_document(ecrit(path, contenu)) if ligne]


def test_une_case_dans_un_controle_de_contenu_se_lit(tmp_path):
    tenue = (
        f"<w:sdt><w:sdtContent>{case(paragraphe(mots('Bus')))}</w:sdtContent></w:sdt>"
    )

    assert lus(tmp_path, tableau(tenue + case(paragraphe(mots("Rare"))))) == [
        "Bus\tRare"
    ]


def test_un_tableau_imbrique_ne_se_lit_qu_une_fois(tmp_path):
    dedans = tableau(case(paragraphe(mots("Bus"))) + case(paragraphe(mots("Rare"))))

    assert lus(tmp_path, tableau(case(dedans, paragraphe("")))) == ["Bus\tRare"]
    assert lus(tmp_path, tableau(case(paragraphe(mots("Quai"))) + case(dedans))) == [
        "Quai\t",
        "Bus\tRare",
    ]


def test_des_tableaux_imbriques_a_l_infini_se_lisent_en_un_instant(tmp_path):
    contenu = paragraphe(mots("Fond"))
    for _ in range(40):
        contenu = tableau(case(paragraphe(mots("a"))) + case(contenu))

    assert lus(tmp_path, contenu)[-1] == "a\tFond"
