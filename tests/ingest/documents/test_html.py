"""Un même rapport dans chaque page qui peut le tenir donne les mêmes candidats."""

import re
import time
from html import escape

import pytest

from egts_dashboard.ingest.documents.html import html_lines
from egts_dashboard.ingest.documents.lecture import read_document
from tests.ingest.documents.pieces import ecrire
from tests.ingest.documents.rapport import ATTENDU, RAPPORT, candidats

BALISES = {"titre": "h2", "texte": "p", "item": "li"}
CORPS = re.sub(
    r"((?:<li>.*?</li>)+)",
    r"<ul>\1</ul>",
    "".join(f"<{BALISES[quoi]}>{escape(t)}</{BALISES[quoi]}>" for quoi, t in RAPPORT),
)
MENU = "<ul><li><a href='/'>Accueil</a></li><li><a href='/rdv'>Demander un rendez-vous</a></li></ul>"


def page(corps: str) -> str:
    return f"<!doctype html><html lang=fr><body>{corps}</body></html>"


def remplace(motif: str, par: str) -> str:
    return re.sub(motif, par, CORPS)


def volets(summary: str) -> str:
    parts = re.split(r"(?=<h2>)", CORPS)
    return page(
        "".join(
            re.sub(r"<h2>(.*?)</h2>(.*)", rf"<details>{summary}\2</details>", part)
            for part in parts
        )
    )


FORMES = {
    "menus": page(
        f"<header><nav>{MENU}</nav></header><div class='breadcrumb'>{MENU}</div><main>"
        f"{CORPS}</main><aside><h2>À lire aussi</h2>{MENU}</aside>"
        f"<div role='dialog'><h2>Propositions</h2>{MENU}</div><footer>{MENU}</footer>"
    ),
    "menu_jamais_ferme": page(f"<div class='menu'>{MENU}<main>{CORPS}</main>"),
    "volets_sans_titre": volets(r"<summary>\1</summary>"),
    "volets_titres": volets(r"<summary><h2>\1</h2></summary>"),
    "roles": page(
        remplace(r"<h2>(.*?)</h2>", r"<div role='heading' aria-level='2'>\1</div>")
        .replace("<ul>", "<div role='list'>")
        .replace("</ul>", "</div>")
        .replace("<li>", "<div role='listitem'>")
        .replace("</li>", "</div>")
    ),
    "item_en_blocs": page(
        remplace(r"<li>(.*?)</li>", r"<li>\n<div><span>\n\1</span></div>\n</li>")
    ),
    "appels_de_notes": page(
        remplace(r"<li>(.*?)</li>", r"<li>\1<sup><a href='#n1'>[1]</a></sup></li>")
    ),
    "mise_en_page": page(f"<table><tr><td>{CORPS}</td></tr></table>"),
    "sans_enveloppe": f"<div class='texte'>\n{CORPS}</div>",
    "apres_un_commentaire": f"<!-- copie -->\n{page(CORPS)}",
    "word": page(
        remplace(
            r"<li>(.*?)</li>",
            "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
            "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;"
            r"&nbsp; </span></span></span><![endif]><span lang=FR>\1<o:p></o:p></span></p>",
        )
    ),
    "une_liste_par_item": page(
        remplace(r"</li><li>", "</li></ul><ul class='lst-kix_a-0'><li>")
    ),
}


@pytest.mark.parametrize("forme", FORMES, ids=str)
def test_chaque_forme_d_une_page_donne_les_memes_candidats(tmp_path, forme):
    assert candidats(ecrire(tmp_path / "r.html", FORMES[forme])) == ATTENDU


def test_un_encadre_qui_dit_quelque_chose_reste():
    encadre = "<aside><p>Le bac passe toutes les <a href='/bac'>heures</a>.</p></aside>"

    assert html_lines(page(encadre))[0] == "Le bac passe toutes les heures."


def test_un_exposant_n_est_un_appel_de_note_que_s_il_renvoie():
    dit = "<p>Atelier n<sup>o</sup> 3, 40 m<sup>2</sup>, le 1<sup>er</sup> mai</p>"

    assert html_lines(page(dit))[0] == "Atelier n° 3, 40 m2, le 1er mai"


@pytest.mark.parametrize("codage", ["mac_roman", "cp850", "cp1252"])
def test_un_vieux_texte_se_lit_dans_le_codage_ou_il_a_ete_ecrit(tmp_path, codage):
    texte = "Constats\n\n- Les écluses sont fermées dès midi à la fête\n"

    assert read_document(ecrire(tmp_path / "r.txt", texte.encode(codage)))[2] == (
        "- Les écluses sont fermées dès midi à la fête"
    )


def test_deux_colonnes_titrees_se_lisent_l_une_apres_l_autre():
    colonnes = "".join(
        f"<td><h3>{titre}</h3><ul><li>{item}</li></ul></td>"
        for titre, item in (("Constats", "Peu de bacs"), ("Demandes", "Un bac"))
    )
    lignes = html_lines(page(f"<table><tr>{colonnes}</tr></table>"))

    assert list(filter(None, lignes)) == [
        "### Constats",
        "- Peu de bacs",
        "### Demandes",
        "- Un bac",
    ]


def test_un_en_tete_de_colonne_balise_en_titre_reste_un_en_tete():
    tete = "<tr><td><h3>Constats</h3></td><td><h3>Demandes</h3></td></tr>"
    lignes = html_lines(
        page(f"<table>{tete}<tr><td>Peu de bacs</td><td>Un bac</td></tr></table>")
    )

    assert [re.sub("<br>", "", ligne) for ligne in lignes if ligne] == [
        "Constats\tDemandes",
        "Peu de bacs\tUn bac",
    ]


def test_une_case_etendue_a_droite_reste_dans_la_rangee_du_dessous():
    page = (
        "<table><tr><td>Constats</td><td>Pistes</td></tr>"
        "<tr><td>Le four est froid</td><td rowspan=2>Le rallumer</td></tr>"
        "<tr><td>La clé est perdue</td></tr></table>"
    )

    lignes = [ligne for ligne in html_lines(page) if ligne.strip()]

    assert [ligne.count("\t") for ligne in lignes] == [1, 1, 1]


def lues(corps: str) -> list[str]:
    return [ligne for ligne in html_lines(page(corps)) if ligne]


def test_un_numero_que_la_liste_et_la_page_ecrivent_n_est_dit_qu_une_fois():
    corps = "<ol><li><p><span>1.</span>Planter</p></li><li><p><span>2)</span>Arroser</p></ol>"

    assert lues(corps) == ["1. Planter", "2. Arroser"]
    assert lues("<ol><li>1 250 arbres</li></ol>") == ["1. 1 250 arbres"]


@pytest.mark.parametrize(
    "style", ["position:absolute;left:14cm", "display:block;float:left", "FLOAT: right"]
)
def test_un_mot_pose_ailleurs_ne_colle_pas_a_son_voisin(style):
    corps = f"<p>Plants<span style='{style}'>1 250 €</span></p>"

    assert lues(corps) == ["Plants 1 250 €"]
    assert lues("<p>L’arros<span style='color:red'>oir</span></p>") == ["L’arrosoir"]


def test_un_mot_masque_ou_supprime_n_est_pas_lu_un_volet_masque_l_est():
    corps = (
        "<p>Planter<span style='display: none'> un secret</span><del> des ifs</del></p>"
        "<div style='display:none'><p>Arroser le soir</p></div>"
    )

    assert lues(corps) == ["Planter", "Arroser le soir"]


@pytest.mark.parametrize(
    "ouverture", ["<a ", '<a b="', "<!--", "<![CDATA[", "<!--x>", "<![x>"]
)
def test_des_balises_jamais_fermees_ne_se_relisent_pas_une_a_une(ouverture):
    # Relues depuis chacune, elles prendraient des minutes.
    debut = time.process_time()

    lignes = html_lines("<p>Un puits</p>" + ouverture * 20_000)

    assert lignes[0] == "Un puits"
    assert time.process_time() - debut < 5


def test_un_signe_inferieur_que_rien_ne_ferme_reste_du_texte():
    assert html_lines("<p>Un puits</p>moins de 5 m, soit <5 m") == [
        "Un puits",
        "",
        "moins de 5 m, soit <5 m",
    ]


def test_des_listes_imbriquees_sans_fin_ne_se_retirent_pas_sans_fin():
    lignes = html_lines("<ul><li>Un puits" * 300)

    assert len(lignes) == 300
    assert len(lignes[-1]) < 100


def test_des_cases_etendues_sans_fin_ne_s_ajoutent_pas_de_rangee_en_rangee():
    rangee = "<tr><td colspan=99 rowspan=99>a<td>b"

    lignes = html_lines(f"<table>{rangee * 60}</table>")

    assert max(ligne.count("\t") for ligne in lignes) < 400
