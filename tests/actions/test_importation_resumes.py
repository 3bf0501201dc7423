"""Moyennes, extrêmes, parts, comptes et notes de bas de tableau : dits, jamais importés."""

import pytest

from egts_dashboard.ingest.totaux_recomptes import recount
from tests.depots import Lit

TETE = (
    "Atelier;Région;Participants\nLien;Aquitaine;10\nÉcoute;Aquitaine;20\nLieu;R54;60\n"
)


def _dits(lu: object) -> list[int]:
    return [a.ligne for a in lu.avertissements if "résume les autres" in a.message]  # type: ignore[attr-defined]


def _noms(lu: object) -> list[str]:
    return [ligne.intitule for _, ligne in lu.acceptees]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "pied",
    [
        "Moyenne;;30",
        "MOYENNE :;;30",
        ";Moyenne;30",
        "Moy.;;30",
        "Moyenne générale;;31",
        "Moyenne par atelier;;99",
        "Moyenne des participants;;30,0",
        "Médiane;;20",
        "Écart-type;;26,5",
        "1er quartile;;15",
        "Maximum;;60",
        "Max;;60",
        "Min.;;10",
        "%;;100 %",
        "Pourcentage;;100 %",
        "Nombre;;3",
        "Nombre d’ateliers;;3",
        "Nb de participants;;90",
        "Maximum par atelier;;60",
        "Part du total;;100 %",
        "Moyenne;Aquitaine;15",
        "Moyenne;Ensemble;30",
    ],
)
def test_un_resume_n_est_pas_une_donnee_et_se_dit(lit: Lit, pied: str) -> None:
    lu = lit(f"{TETE}{pied}\n")
    assert _noms(lu) == ["Lien", "Écoute", "Lieu"]
    assert _dits(lu) == [5], [str(a) for a in lu.anomalies]
    assert lu.erreurs == []


@pytest.mark.parametrize(
    "pied",
    ["Écart;;0", "Contrôle :;;90", "Différence;;-2", "Reste à payer;;12", "SOLDE;;0"],
)
def test_ce_qui_verifie_un_tableau_n_est_pas_une_donnee_et_se_dit(
    lit: Lit, pied: str
) -> None:
    lu = lit(f"{TETE}Total;;90\n{pied}\n")
    assert _noms(lu) == ["Lien", "Écoute", "Lieu"]
    (dite,) = [a for a in lu.avertissements if "vérifie le tableau" in a.message]
    assert (dite.ligne, lu.erreurs) == (6, [])


@pytest.mark.parametrize(
    "ligne",
    [
        "Contrôle;R54;12",
        "Reste à charge;R54;12",
        "Moyenne vallée;R54;30",
        "Moyenne vallée;;30",
        "Totalité des acteurs;R54;90",
        "Maximum vieillesse;;60",
        "Minima sociaux;;10",
        "Minimum de ressources pour vivre;R54;12",
        "Part de l’usager dans son parcours;R54;12",
        "Nombre de places en crèche;R54;12",
        "Taux d’encadrement;R54;60",
        "Médiane rurale;;20",
        "Champ social;;12",
        "Sources de tension;;12",
        "Notes et écrits;;12",
    ],
)
def test_une_vraie_ligne_qui_ressemble_a_un_resume_est_lue(
    lit: Lit, ligne: str
) -> None:
    lu = lit(f"{TETE}{ligne}\n")
    assert [n for n, _ in lu.acceptees] == [2, 3, 4, 5], [str(a) for a in lu.anomalies]
    assert _dits(lu) == []


def test_un_resume_n_entre_pas_dans_la_somme_que_le_total_recompte(lit: Lit) -> None:
    lu = lit(f"{TETE}Moyenne;;30\nMaximum;;60\nTotal;;90\n")
    [total] = lu.totaux
    assert (total.ligne, total.valeur, total.recompte) == (7, 90, 90)
    assert _dits(lu) == [5, 6]


def test_une_ligne_qui_a_son_identifiant_est_une_donnee(lit: Lit) -> None:
    lu = lit(
        "effectif_id;dimension;modalite;valeur;unite\n"
        "e-1;age;Moyenne;43;personnes\ne-2;age;Nombre;12;personnes\n",
        "effectifs",
    )
    assert _dits(lu) == []


def test_des_lignes_de_meme_sorte_sont_des_donnees(lit: Lit) -> None:
    lu = lit(
        "Dimension;Modalité;Valeur;Unité\n"
        "sexe;Nombre de femmes;12;personnes\nsexe;Nombre d’hommes;12;personnes\n"
        "sexe;Nombre de structures;3;personnes\n",
        "effectifs",
    )
    assert _dits(lu) == []


def test_un_doute_profite_a_la_ligne_qui_est_dite(lit: Lit) -> None:
    lu = lit(f"{TETE}Nombre de réponses;;42\n")
    assert [n for n, _ in lu.acceptees] == [2, 3, 4, 5]
    [dit] = [a for a in lu.avertissements if "ressemble à un résumé" in a.message]
    assert (dit.ligne, dit.severite) == (5, "avertissement")


@pytest.mark.parametrize(
    "note",
    ["Source : DRJSCS, 2014;;", "* chiffres provisoires;;", "NB : hors Dordogne;;"],
)
def test_une_note_sous_le_tableau_n_est_pas_une_donnee(lit: Lit, note: str) -> None:
    lu = lit(f"{TETE}{note}\n")
    assert _noms(lu) == ["Lien", "Écoute", "Lieu"]
    assert any("note sous le tableau" in a.message for a in lu.avertissements)


def test_une_liste_sans_autre_colonne_garde_ses_lignes(lit: Lit) -> None:
    lu = lit("Intitulé\nLien\nÉcoute\nSource : qui parle ?\nMoyenne vallée\n")
    assert len(lu.acceptees) == 4


@pytest.mark.parametrize(
    "pied", ["Total;2;", "TOTAL :;2;R54", "Nombre;2;", "Sous-total;2;"]
)
def test_un_compte_sous_une_liste_de_textes_n_en_est_pas_une_ligne(
    lit: Lit, pied: str
) -> None:
    lu = lit(
        f"Atelier;Préconisation;Territoire\nLien;Ouvrir;R54\nLieu;Financer;R72\n{pied}\n",
        "preconisations",
    )
    assert [n for n, _ in lu.acceptees] == [2, 3]


def test_une_preconisation_qui_n_est_qu_un_nombre_reste_lue(lit: Lit) -> None:
    lu = lit(
        "Atelier;Préconisation;Territoire\nLien;Ouvrir;R54\nTotalité;12;R72\n",
        "preconisations",
    )
    assert [n for n, _ in lu.acceptees] == [2, 3]


def test_un_total_imprime_en_tete_se_compare_aux_lignes_qui_suivent(lit: Lit) -> None:
    lu = lit("Atelier;Région;Participants\nTOTAL;;90\nLien;Aquitaine;30\nLieu;R54;60\n")
    [total] = lu.totaux
    assert (total.valeur, total.recompte, total.nb_lignes) == (90, 90, 2)
    assert recount(lu, total).est_juste
    assert [n for n, _ in lu.acceptees] == [3, 4]


DEPENSES = "Région;Objet;Montant;État\nAquitaine;Salle;100;paye\nR54;Train;50;paye\n"


@pytest.mark.parametrize(
    "mot",
    [
        "À reporter",
        "A REPORTER :",
        "Report",
        "Reports",
        "Report page 2",
        "Report de la page précédente",
        "Somme à reporter",
    ],
)
@pytest.mark.parametrize("place", ["{};;150;", ";{};150;"])
def test_un_report_d_une_page_a_l_autre_n_est_pas_une_depense(
    lit: Lit, mot: str, place: str
) -> None:
    lu = lit(
        f"{DEPENSES}{place.format(mot)}\nR72;Repas;20;paye\n", "lignes_budgetaires"
    )
    assert not lu.erreurs
    assert _noms(lu) == ["Salle", "Train", "Repas"]
    [dit] = [a for a in lu.avertissements if "d’une page à l’autre" in a.message]
    assert dit.ligne == 4


@pytest.mark.parametrize(
    "ligne",
    [
        # Une dépense, une région, un report qui ne reporte rien.
        "R54;Report de la réunion de mars;30;paye",
        "R54;Report;30;paye",
        "R54;Reportage photo;30;paye",
    ],
)
def test_une_depense_qui_parle_de_report_reste_une_depense(
    lit: Lit, ligne: str
) -> None:
    lu = lit(f"{DEPENSES}{ligne}\n", "lignes_budgetaires")
    assert len(lu.acceptees) == 3


def test_un_report_n_entre_pas_dans_la_somme_que_le_total_recompte(lit: Lit) -> None:
    lu = lit(
        f"{DEPENSES}À reporter;;150;\nReport;;150;\nR72;Repas;20;paye\nTotal;;170;\n",
        "lignes_budgetaires",
    )
    [total] = lu.totaux
    assert (total.valeur, total.recompte) == (170, 170)
