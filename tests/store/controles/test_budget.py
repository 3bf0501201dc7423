from decimal import Decimal

from tests.fabriques import enveloppe, ligne_budgetaire, total_declare
from tests.store.controles.conftest import Ecarts

LIGNES = [
    ligne_budgetaire("l1", "1000.00", localisation="budget, 1re ligne"),
    ligne_budgetaire(
        "l2", "250.50", intitule="Pot d’accueil", localisation="budget, 2e ligne"
    ),
]


def depenses(*lignes, total, **champs):
    return {
        "enveloppes": [enveloppe()],
        "lignes_budgetaires": list(lignes),
        "totaux_declares": [
            total_declare("t", "enveloppe:env", total, localisation="budget, total")
            | champs
        ],
    }


def test_une_ligne_oubliee_dans_le_total_imprime_est_nommee(ecarts: Ecarts) -> None:
    [ecart] = ecarts("enveloppe_total_lignes", **depenses(*LIGNES, total="1000.00"))
    assert ecart["severite"] == "alerte"
    assert (ecart["nom_table"], ecart["ligne_id"]) == ("totaux_declares", "t")
    assert ecart["message"] == (
        "« Enveloppe dédiée » : 2 lignes font 1 250,50 €, le total imprimé est"
        " 1 000,00 € (écart : +250,50 €)."
    )
    assert (ecart["valeur_a"], ecart["lieu_a"]) == (
        "1 000,00 €",
        "Bilan, budget, total",
    )
    assert ecart["valeur_b"] == "1 250,50 €"
    assert ecart["lieu_b"] == "Bilan, budget, 1re ligne et 1 autre ligne"
    assert ecart["explication"] == (
        "Une ligne vaut exactement l’écart et a sans doute été oubliée dans le total :"
        " « Pot d’accueil » (Bilan, budget, 2e ligne)."
    )


def test_une_ligne_comptee_deux_fois_dans_le_total_imprime_est_nommee(
    ecarts: Ecarts,
) -> None:
    [ecart] = ecarts("enveloppe_total_lignes", **depenses(*LIGNES, total="1501.00"))
    assert "comptée deux fois dans le total : « Pot d’accueil »" in ecart["explication"]


def test_un_ecart_qu_aucune_ligne_n_explique_le_dit(ecarts: Ecarts) -> None:
    [ecart] = ecarts("enveloppe_total_lignes", **depenses(*LIGNES, total="1100.00"))
    assert ecart["explication"] == "Aucune ligne ne vaut à elle seule cet écart."


def test_un_total_juste_se_tait(ecarts: Ecarts) -> None:
    assert ecarts("enveloppe_total_lignes", **depenses(*LIGNES, total="1250.50")) == []


def test_une_depense_seulement_prevue_ne_compte_pas_dans_la_somme(
    ecarts: Ecarts,
) -> None:
    prevue = ligne_budgetaire("l3", "99.00", etat="prevu")
    assert (
        ecarts("enveloppe_total_lignes", **depenses(*LIGNES, prevue, total="1250.50"))
        == []
    )


def au_dela(*montants, territoire="R72", dans=(), total="300.00"):
    return {
        "enveloppes": [enveloppe()],
        "lignes_budgetaires": [
            ligne_budgetaire(
                f"l{i}", montant, enveloppe_id=None, territoire_code=territoire
            )
            for i, montant in enumerate(montants, start=1)
        ]
        + [
            ligne_budgetaire(f"e{i}", montant)
            for i, montant in enumerate(dans, start=1)
        ],
        "totaux_declares": [total_declare("t", "territoire:R72", total)],
    }


def test_le_sous_total_d_une_region_se_compare_a_ses_depenses_au_dela(
    ecarts: Ecarts,
) -> None:
    [ecart] = ecarts("territoire_total_lignes", **au_dela("100.00", "150.00"))
    assert ecart["message"] == (
        "Aquitaine : le sous-total imprimé est 300,00 €, les dépenses au-delà de"
        " l’enveloppe (2) font 250,00 € (écart : −50,00 €)."
    )
    assert ecart["explication"] == "Aucune dépense ne vaut à elle seule cet écart."


def test_une_region_comprend_les_depenses_de_ses_departements(ecarts: Ecarts) -> None:
    assert (
        ecarts("territoire_total_lignes", **au_dela("300.00", territoire="D33")) == []
    )


def test_un_sous_total_juste_ignore_ce_que_l_enveloppe_a_paye(ecarts: Ecarts) -> None:
    assert ecarts("territoire_total_lignes", **au_dela("300.00", dans=["45.00"])) == []


def test_un_sous_total_qui_comprend_l_enveloppe_est_explique(ecarts: Ecarts) -> None:
    [ecart] = ecarts("territoire_total_lignes", **au_dela("250.00", dans=["50.00"]))
    assert ecart["explication"] == (
        "Le compte y est avec les dépenses prises sur l’enveloppe (50,00 €) : le"
        " sous-total les comprend sans doute."
    )


def test_un_sous_total_sans_aucune_depense_connue_n_est_pas_un_zero(
    ecarts: Ecarts,
) -> None:
    [ecart] = ecarts("territoire_total_lignes", **au_dela("10.00", territoire="R54"))
    assert ecart["valeur_b"] == "non renseigné"
    assert ecart["message"].endswith(
        "aucune dépense au-delà de l’enveloppe n’est connue."
    )


def test_une_enveloppe_est_depassee_sous_ses_deux_lectures(ecarts: Ecarts) -> None:
    tables = depenses(ligne_budgetaire("l1", "9500.00"), total="9265.76")
    rendus = ecarts("enveloppe_depassement", **tables)
    lignes, imprime = sorted(rendus, key=lambda ecart: ecart["message"])
    assert lignes["message"] == (
        "Selon la somme des lignes, « Enveloppe dédiée » est dépassée de 500,00 €."
    )
    assert imprime["message"] == (
        "Selon le total imprimé, « Enveloppe dédiée » est dépassée de 265,76 €."
    )
    assert (imprime["valeur_a"], imprime["valeur_b"]) == ("9 000,00 €", "9 265,76 €")
    assert imprime["explication"] == "Le total imprimé fait 103,0 % du montant notifié."


def test_une_enveloppe_consommee_a_cent_pour_cent_n_est_pas_depassee(
    ecarts: Ecarts,
) -> None:
    pleine = depenses(ligne_budgetaire("l1", "9000.00"), total="9000.00")
    assert ecarts("enveloppe_depassement", **pleine) == []


def estimation(valeur):
    tables = depenses(
        ligne_budgetaire("l1", "9500.00"),
        ligne_budgetaire("l2", "3000.00", enveloppe_id=None),
        total="9200.00",
    )
    tables["totaux_declares"].append(total_declare("e", "demarche:demarche", valeur))
    return tables


def test_l_estimation_d_ensemble_nomme_la_lecture_la_plus_proche(
    ecarts: Ecarts,
) -> None:
    [ecart] = ecarts("budget_estimation", **estimation("12010.00"))
    assert ecart["severite"] == "information"
    assert ecart["message"] == (
        "L’estimation d’ensemble, 12 010,00 €, est la plus proche de 12 000,00 € :"
        " montant notifié de l’enveloppe et dépenses au-delà (écart : −10,00 €)."
    )
    assert ecart["explication"] == (
        "Avec les dépenses au-delà de l’enveloppe, lignes de l’enveloppe : 12 500,00 €"
        " (+490,00 €) ; total imprimé de l’enveloppe : 12 200,00 € (+190,00 €) ; montant"
        " notifié de l’enveloppe : 12 000,00 € (−10,00 €)."
    )


def test_une_estimation_qui_tombe_juste_se_tait(ecarts: Ecarts) -> None:
    assert ecarts("budget_estimation", **estimation("12500.00")) == []


def test_une_lecture_sans_total_imprime_n_est_pas_comptee_a_zero(
    ecarts: Ecarts,
) -> None:
    tables = estimation("12010.00")
    tables["totaux_declares"] = tables["totaux_declares"][1:]
    [ecart] = ecarts("budget_estimation", **tables)
    assert "total imprimé" not in ecart["explication"]


def test_une_depense_a_l_attribution_incertaine_est_dite(ecarts: Ecarts) -> None:
    sure = ligne_budgetaire("l1", "10.00")
    incertaine = ligne_budgetaire(
        "l2", "291.61", attribution="incertaine", note="Case vide."
    )
    perdue = ligne_budgetaire("l3", "5.00", territoire_code=None, attribution="deduite")
    lignes = ecarts(
        "depenses_sans_territoire",
        enveloppes=[enveloppe()],
        lignes_budgetaires=[sure, incertaine, perdue],
    )
    assert [ecart["message"] for ecart in lignes] == [
        "« Dépense l2 », 291,61 € : attribution incertaine (Aquitaine).",
        "« Dépense l3 », 5,00 € : aucun territoire n’est connu.",
    ]
    assert lignes[0]["explication"] == "Case vide."


def test_des_depenses_toutes_situees_se_taisent(ecarts: Ecarts) -> None:
    tables = depenses(*LIGNES, total="1250.50")
    assert ecarts("depenses_sans_territoire", **tables) == []


def test_le_montant_d_une_enveloppe_se_garde_au_centime(ecarts: Ecarts) -> None:
    tables = depenses(ligne_budgetaire("l1", "9000.01"), total="9000.01")
    tables["enveloppes"] = [enveloppe(montant_eur=Decimal("9000.00"))]
    ecart = ecarts("enveloppe_depassement", **tables)[0]
    assert "dépassée de 0,01 €" in ecart["message"]
