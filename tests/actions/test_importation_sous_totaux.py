"""Un total qui redit où il porte, s’étire ou se tait n’est pas une donnée de plus."""

import pytest

from tests.depots import Lit, avertis

TETE = "Atelier;Région;Participants\nLien;Aquitaine;12\nÉcoute;Aquitaine;3\n"
DOUTE = "ressemble à un résumé"


@pytest.mark.parametrize(
    "pied",
    [
        "T O T A L;;15",
        "T o t a l général;;15",
        "Tot.;;15",
        "Au total;;15",
        "Soit au total;;15",
        "Soit un total de;;15",
        "Total Aquitaine;Aquitaine;15",
        "Total des ateliers;Aquitaine;15",
    ],
)
def test_un_total_que_ses_nombres_verifient_n_est_pas_une_donnee(
    lit: Lit, pied: str
) -> None:
    lu = lit(f"{TETE}{pied}\n")
    assert [n for n, _ in lu.acceptees] == [2, 3]
    [total] = lu.totaux
    assert (total.ligne, total.valeur, total.recompte) == (4, 15, 15)


def test_un_sous_total_par_poste_n_est_pas_une_depense(lit: Lit) -> None:
    lu = lit(
        "Objet;Montant;Poste;État\nBus;10;Transport;payé\n"
        "Total transport;10;Transport;payé\nPlace;5;Salle;payé\n"
        "Total salle;5;Salle;payé\nTotal;15;;\n",
        "lignes_budgetaires",
    )
    assert [n for n, _ in lu.acceptees] == [2, 4]
    assert [(t.valeur, t.recompte) for t in lu.totaux] == [(10, 10), (5, 5), (15, 15)]


@pytest.mark.parametrize("pied", ["Total Aquitaine;Aquitaine;16", "Total;Aquitaine;"])
def test_un_total_que_ses_nombres_dementent_se_dit(lit: Lit, pied: str) -> None:
    lu = lit(f"{TETE}{pied}\n")
    assert [n for n, _ in lu.acceptees] == [2, 3, 4]
    [doute] = [a for a in lu.avertissements if DOUTE in a.message]
    assert doute.ligne == 4


@pytest.mark.parametrize(
    "ligne",
    [
        "Total respect;Aquitaine;4",
        # La somme y est, mais les lignes additionnées sont d’ailleurs.
        "Total des droits;R54;15",
        "Tôt ou tard;Aquitaine;15",
        "Au total soin;R54;15",
    ],
)
def test_un_atelier_nomme_comme_un_total_est_lu_sans_doute(
    lit: Lit, ligne: str
) -> None:
    lu = lit(f"{TETE}{ligne}\n")
    assert [n for n, _ in lu.acceptees] == [2, 3, 4]
    assert lu.totaux == []
    assert DOUTE not in avertis(lu)


@pytest.mark.parametrize("pied", ["Total;;", "TOTAL GÉNÉRAL;;n.c."])
def test_un_total_sans_nombre_n_est_pas_un_atelier(lit: Lit, pied: str) -> None:
    lu = lit(f"{TETE}{pied}\n")
    assert [n for n, _ in lu.acceptees] == [2, 3]
    assert lu.totaux == []
    [dit] = [a for a in lu.avertissements if "résume les autres" in a.message]
    assert dit.ligne == 4


def test_une_preconisation_qui_ne_dit_que_total_est_lue_et_dite(lit: Lit) -> None:
    lu = lit(
        "Région;Préconisation;Année\nAquitaine;Ouvrir;2014\nAquitaine;Total;2014\n",
        "preconisations",
    )
    assert [n for n, _ in lu.acceptees] == [2, 3]
    [doute] = [a for a in lu.avertissements if DOUTE in a.message]
    assert doute.ligne == 3
