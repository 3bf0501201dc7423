"""La table HTML : en-têtes, nombres à la française, textes qui restent du texte."""

import pandas as pd
from streamlit.testing.v1 import AppTest

from egts_dashboard.ui.table import to_html, write_link
from egts_dashboard.ui.table_largeur import lay_out


def test_un_texte_venu_d_un_fichier_reste_du_texte() -> None:
    tableau = pd.DataFrame({"intitule": ["<script>alert(1)</script>", "a & b"]})
    html = to_html(tableau, ["intitule"], 'titre "cité"')
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'aria-label="titre &quot;cité&quot;"' in html


def test_une_case_vide_est_non_renseignee_et_jamais_zero() -> None:
    tableau = pd.DataFrame({"intitule": ["a", "b"], "nb_participations": [12, None]})
    html = to_html(tableau, ["intitule", "nb_participations"], "t")
    assert '<td class="n">12</td>' in html
    assert '<span class="nr">n.\u00a0r.</span>' in html


def test_les_montants_s_ecrivent_a_la_francaise_et_a_droite() -> None:
    html = to_html(pd.DataFrame({"montant_eur": [1234.5]}), ["montant_eur"], "t")
    assert '<th scope="col" class="n">Montant (€)</th>' in html
    assert '<td class="n">1\u202f234,50</td>' in html


def _long_table() -> None:
    import pandas as pd

    from egts_dashboard.ui.table import show_rows

    show_rows(
        pd.DataFrame({"intitule": [f"ligne {n}" for n in range(1, 132)]}),
        ["intitule"],
        "t",
    )


def test_une_table_longue_se_lit_page_par_page() -> None:
    page = AppTest.from_function(_long_table).run()
    assert "<td>ligne 60</td>" in page.get("html")[0].proto.body
    assert "<td>ligne 61</td>" not in page.get("html")[0].proto.body
    assert page.caption[0].value == "Lignes 1 à 60, sur 131."
    page.pagination[0].set_value(3).run()
    assert "<td>ligne 131</td>" in page.get("html")[0].proto.body
    assert page.caption[0].value == "Lignes 121 à 131, sur 131."


def test_les_decimales_ne_changent_pas_d_une_page_a_l_autre() -> None:
    tableau = pd.DataFrame({"intitule": ["a", "b"], "taux_pct": [1.0, 2.5]})
    assert '<td class="n">1,0</td>' in to_html(
        tableau, ["intitule", "taux_pct"], "t", slice(0, 1)
    )


def test_une_table_qui_tient_passe_a_la_ligne_et_les_autres_defilent() -> None:
    courte = pd.DataFrame({"intitule": ["un intitulé"], "raison": ["mot " * 60]})
    assert 'class="egts-table egts-tient' in to_html(courte, [*courte], "t")
    large = pd.DataFrame({f"colonne_{k}": ["un texte assez long"] for k in range(12)})
    assert "egts-tient" not in to_html(large, [*large], "t")


def test_une_premiere_colonne_courte_ne_garde_pas_la_place_d_une_longue() -> None:
    lignes = pd.DataFrame({"ligne": [2, 1034], "message": ["refusé", "refusé"]})
    assert "egts-courte" in to_html(lignes, [*lignes], "t")
    longue = pd.DataFrame({"intitule": ["Place des usagers dans les actions"]})
    assert "egts-courte" not in to_html(longue, [*longue], "t")


def test_un_texte_trop_long_pour_une_colonne_etroite_fait_defiler() -> None:
    noms = ["intitule", "raison", "note", "document"]
    longue = pd.DataFrame({nom: ["mot " * 200] for nom in noms})
    assert "egts-tient" not in to_html(longue, noms, "t")


def test_une_table_trop_large_montre_ses_premieres_colonnes_et_ouvre_les_autres() -> (
    None
):
    noms = ["intitule", "montant_eur", "territoire", "localisation", "note", "document"]
    large = pd.DataFrame({nom: ["un texte de bonne longueur " * 12] for nom in noms})
    html = to_html(large.assign(montant_eur=12.5), noms, "t", replie=True)
    tete, corps = html.split("<tbody>")
    assert "egts-tient" in html
    assert ">Montant (€)</th>" in tete and ">Détail</th>" in tete
    assert "Document" not in tete and "<dt>Document</dt>" in corps


def test_une_table_qui_tient_n_a_pas_de_detail() -> None:
    courte = pd.DataFrame({"intitule": ["a"], "raison": ["b"]})
    assert "details" not in to_html(courte, [*courte], "t", replie=True)


def test_une_empreinte_qui_ne_se_coupe_pas_compte_pour_sa_longueur() -> None:
    noms = ["intitule", "territoire", "raison", "fichier", "note"]
    longue = pd.DataFrame({nom: ["mot " * 20] for nom in noms})
    html = to_html(longue.assign(fichier="f" * 90), noms, "t", replie=True)
    assert "f" * 90 not in html.split("<details>")[0]


def test_l_adresse_d_un_lien_ne_prend_pas_la_place_d_une_colonne() -> None:
    """« Corriger » fait huit lettres, quelle que soit l’adresse où il mène."""
    lien = str(write_link("importer?ligne=" + "x" * 70))
    intitules = ["Intitulé", "Correction", "Montant", "Document", "Place", "Note"]
    ligne = ["mot " * 30, lien, "1\u202f113,00", *["mot " * 60] * 3]
    numeriques = [rang == 2 for rang in range(6)]
    _, vues = lay_out(intitules, numeriques, [ligne], replie=True)
    assert vues > 3
