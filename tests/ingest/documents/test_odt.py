"""Un même rapport dans chaque forme que prend un ODT donne les mêmes candidats."""

from html import escape
from itertools import groupby

import pytest

from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import OFFICE, TABLE, TEXTE, archive, ecrire
from tests.ingest.documents.rapport import ATTENDU, RAPPORT, candidats

ESPACES = f'xmlns:office="{OFFICE}" xmlns:t="{TEXTE}" xmlns:b="{TABLE}" xmlns:s="urn:style" xmlns:d="urn:dessin"'


def alinea(texte: str, style: str = "") -> str:
    return f'<t:p t:style-name="{style}">{escape(texte)}</t:p>'


def puce(contenu: str) -> str:
    return f"<t:list><t:list-item>{contenu}</t:list-item></t:list>"


def titre(texte: str) -> str:
    return f'<t:h t:outline-level="2">{escape(texte)}</t:h>'


def corps(pour_titre=titre, pour_item=None) -> str:
    formes = {
        "titre": pour_titre,
        "item": pour_item or (lambda t: puce(alinea(t))),
        "texte": alinea,
    }
    return "".join(formes[quoi](t) for quoi, t in RAPPORT)


def ecrit(path, contenu: str, automatiques: str = "", styles: str = ""):
    document = (
        f"<office:document-content {ESPACES}><office:automatic-styles>{automatiques}"
        f"</office:automatic-styles><office:body><office:text>{contenu}"
        "</office:text></office:body></office:document-content>"
    )
    autres = {}
    if styles:
        autres["styles_xml"] = (
            f"<office:document-styles {ESPACES}><office:styles>{styles}"
            "</office:styles></office:document-styles>"
        )
    return archive(path / "r.odt", content_xml=document, **autres)


def titre_de_style_derive(path):
    automatiques = '<s:style s:name="P4" s:parent-style-name="Heading_20_2"/>'
    return ecrit(path, corps(pour_titre=lambda t: alinea(t, "P4")), automatiques)


def titre_de_rang_par_defaut(path):
    styles = '<s:style s:name="Rive" s:default-outline-level="2"/>'
    return ecrit(path, corps(pour_titre=lambda t: alinea(t, "Rive")), styles=styles)


def titre_dans_une_liste(path):
    return ecrit(path, corps(pour_titre=lambda t: puce(titre(t))))


def puce_de_style(path):
    automatiques = '<s:style s:name="P9" s:parent-style-name="List_20_Bullet"/>'
    return ecrit(path, corps(pour_item=lambda t: alinea(t, "P9")), automatiques)


def liste_en_tete_de_liste(path):
    return ecrit(path, corps().replace("list-item", "list-header"))


def cadres(path):
    def cadre(t: str) -> str:
        return (
            f"<t:p><d:frame><d:text-box>{puce(alinea(t))}</d:text-box></d:frame></t:p>"
        )

    return ecrit(path, corps(pour_item=cadre))


def section(path):
    return ecrit(path, f"<t:section>{corps()}</t:section>")


def tableau_de_mise_en_page(path):
    case = f"<b:table-cell>{corps()}</b:table-cell>"
    return ecrit(path, f"<b:table><b:table-row>{case}</b:table-row></b:table>")


def lignes_d_un_paragraphe(path):
    contenu = ""
    for quoi, groupe in groupby(RAPPORT, key=lambda r: r[0]):
        if quoi == "item":
            lignes = "<t:line-break/>".join(f"- {escape(t)}" for _, t in groupe)
            contenu += f"<t:p>{lignes}</t:p>"
        else:
            forme = titre if quoi == "titre" else alinea
            contenu += "".join(forme(t) for _, t in groupe)
    return ecrit(path, contenu)


def modifications_suivies(path):
    raye = (
        "<t:tracked-changes><t:changed-region><t:deletion><t:p>Il faut partir.</t:p>"
        "</t:deletion></t:changed-region></t:tracked-changes>"
    )
    return ecrit(path, raye + corps())


def notes(path):
    note = "<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>Il faut lire.</t:p></t:note-body></t:note>"
    return ecrit(path, corps(pour_item=lambda t: puce(f"<t:p>{escape(t)}{note}</t:p>")))


def d_un_seul_tenant(path):
    return ecrire(
        path / "r.fodt",
        f'<?xml version="1.0"?><office:document {ESPACES}><office:body><office:text>'
        f"{corps()}</office:text></office:body></office:document>",
    )


FORMES = [
    titre_de_style_derive,
    titre_de_rang_par_defaut,
    titre_dans_une_liste,
    puce_de_style,
    liste_en_tete_de_liste,
    cadres,
    section,
    tableau_de_mise_en_page,
    lignes_d_un_paragraphe,
    modifications_suivies,
    notes,
    d_un_seul_tenant,
]


@pytest.mark.parametrize("forme", FORMES, ids=lambda forme: forme.__name__)
def test_chaque_forme_d_un_odt_donne_les_memes_candidats(tmp_path, forme):
    assert candidats(forme(tmp_path)) == ATTENDU


def test_un_tableau_imbrique_ne_se_lit_qu_une_fois(tmp_path):
    def tableau(*cases: str) -> str:
        rangee = "".join(f"<b:table-cell>{case}</b:table-cell>" for case in cases)
        return f"<b:table><b:table-row>{rangee}</b:table-row></b:table>"

    dedans = tableau(alinea("Bus"), alinea("Rare"))
    document = ecrit(tmp_path, tableau(alinea("Quai"), dedans))

    assert [ligne for ligne in read_document(document) if ligne] == [
        "Quai\t",
        "Bus\tRare",
    ]


def test_le_texte_d_une_case_qui_n_a_pas_de_paragraphe_se_lit(tmp_path):
    cases = "".join(
        f"<b:table-cell><t:span>{texte}</t:span></b:table-cell>"
        for texte in ("Travaux", "Coût (k€)")
    )
    tableau = f"<b:table><b:table-row>{cases}</b:table-row></b:table>"
    assert "Travaux\tCoût (k€)" in read_document(ecrit(tmp_path, tableau))


def lues(path) -> list[str]:
    return [ligne for ligne in read_document(path) if ligne]


def test_le_texte_masque_n_est_pas_lu(tmp_path):
    styles = (
        '<s:style s:name="M"><s:text-properties t:display="none"/></s:style>'
        '<s:style s:name="V"><s:text-properties t:display="true"/></s:style>'
    )
    corps = (
        '<t:p>Semer<t:span t:style-name="M"> en secret</t:span>'
        '<t:span t:style-name="V"> en mars</t:span></t:p>'
        '<t:p t:style-name="M">Caché.</t:p>'
    )

    assert lues(ecrit(tmp_path, corps, styles)) == ["Semer en mars"]


def test_le_cadre_accroche_a_un_titre_se_lit(tmp_path):
    corps = (
        '<t:h t:outline-level="2"><d:frame><d:text-box><t:p>Un encadré.</t:p>'
        "</d:text-box></d:frame>Semer</t:h>"
    )

    assert lues(ecrit(tmp_path, corps)) == ["## Semer", "Un encadré."]
