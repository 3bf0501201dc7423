from tests.fabriques import atelier, constat, mention, preconisation, total_declare
from tests.store.controles.conftest import Ecarts


def liste(*rangs, **champs):
    """Une liste de propositions de l’atelier a1, une par rang donné."""
    return [
        preconisation(
            f"p{i}",
            nature="proposition",
            atelier_id="a1",
            rang=rang,
            intitule=f"Proposer la chose {i}",
            localisation=f"liste, item {i}",
            **champs,
        )
        for i, rang in enumerate(rangs, start=1)
    ]


def annonce(valeur, **champs):
    return total_declare(
        "t",
        "atelier:a1",
        valeur,
        objet="preconisations",
        unite="items",
        localisation="prose, 3e alinéa",
        **champs,
    )


def test_une_liste_plus_courte_que_son_annonce_est_dite(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "listes_annoncees",
        ateliers=[atelier("a1", intitule="Le sens")],
        preconisations=liste(1, 2, 3, 4),
        totaux_declares=[annonce("5", qualificatif="propositions relevées")],
    )
    assert ecart["severite"] == "alerte"
    assert ecart["message"] == (
        "« Le sens » : 5 items annoncés (« propositions relevées »), 4 dans la liste."
    )
    assert (ecart["valeur_a"], ecart["lieu_a"]) == (
        "5 items",
        "Bilan, prose, 3e alinéa",
    )
    assert (ecart["valeur_b"], ecart["lieu_b"]) == ("4 items", "Bilan, liste, item 1")
    assert ecart["explication"] == (
        "Il en manque 1 : une puce perdue, ou une annonce qui comptait autrement."
    )


def test_une_liste_plus_longue_que_son_annonce_est_dite(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "listes_annoncees",
        ateliers=[atelier("a1")],
        preconisations=liste(1, 2, 3),
        totaux_declares=[annonce("2")],
    )
    assert ecart["explication"].startswith("La liste en porte 1 de plus :")


def test_un_item_eclate_en_deux_lignes_compte_une_fois(ecarts: Ecarts) -> None:
    silence = ecarts(
        "listes_annoncees",
        ateliers=[atelier("a1")],
        preconisations=liste(1, 2, 2, 3),
        totaux_declares=[annonce("3")],
    )
    assert silence == []


def test_un_triple_objectif_se_compte_dans_les_lignes_de_son_annonce(
    ecarts: Ecarts,
) -> None:
    objectifs = [
        preconisation(
            f"o{i}",
            nature="enjeu",
            rang=i,
            ligne_debut=9 + i,
            ligne_fin=9 + i,
            intitule=f"Viser le but {i}",
        )
        for i in (1, 2)
    ]
    ailleurs = preconisation("x", nature="enjeu", rang=3, ligne_debut=50, ligne_fin=50)
    triple = total_declare(
        "t",
        "demarche:demarche",
        "3",
        objet="preconisations",
        unite="items",
        ligne_debut=10,
        ligne_fin=14,
    )
    [ecart] = ecarts(
        "listes_annoncees",
        preconisations=[*objectifs, ailleurs],
        totaux_declares=[triple],
    )
    assert ecart["message"] == "3 items annoncés, 2 dans la liste."


def redites(*ids):
    return [
        mention(f"m{i}", "preconisation", i, localisation=f"récapitulatif, {i}")
        for i in ids
    ]


def test_une_proposition_absente_du_recapitulatif_est_nommee(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "listes_recapitulatif",
        ateliers=[atelier("a1", intitule="Le sens")],
        preconisations=liste(1, 2, 3),
        mentions=redites("p1", "p2"),
    )
    assert ecart["severite"] == "alerte"
    assert (ecart["nom_table"], ecart["ligne_id"]) == ("ateliers", "a1")
    assert ecart["message"] == (
        "« Le sens » : 3 propositions dans la liste, 2 au récapitulatif."
    )
    assert ecart["lieu_b"] == "Bilan, récapitulatif, p1"
    assert ecart["explication"] == (
        "Absentes du récapitulatif : « Proposer la chose 3 »."
    )


def test_deux_propositions_reunies_au_recapitulatif_sont_expliquees(
    ecarts: Ecarts,
) -> None:
    ensemble = [
        mention(
            f"m{i}", "preconisation", f"p{i}", localisation="récapitulatif, 1re puce"
        )
        for i in (1, 2)
    ]
    [ecart] = ecarts(
        "listes_recapitulatif",
        ateliers=[atelier("a1")],
        preconisations=liste(1, 2),
        mentions=ensemble,
    )
    assert ecart["explication"] == (
        "Toutes y sont : le récapitulatif en réunit plusieurs en une, ou la liste en sépare."
    )


def test_un_recapitulatif_complet_se_tait(ecarts: Ecarts) -> None:
    silence = ecarts(
        "listes_recapitulatif",
        ateliers=[atelier("a1")],
        preconisations=liste(1, 2),
        mentions=redites("p1", "p2"),
    )
    assert silence == []


def test_un_trou_dans_les_rangs_est_dit(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "rangs_liste",
        ateliers=[atelier("a1")],
        preconisations=liste(1, 2, 5, volet="Formation"),
    )
    assert ecart["ligne_id"] == "p3"
    assert ecart["message"] == (
        "La liste « Formation » va jusqu’au rang 5 et porte 3 rangs."
    )
    assert ecart["explication"] == (
        "Manquent : 3, 4. Une puce oubliée, ou un item retiré."
    )


def test_une_numerotation_qui_continue_d_un_volet_a_l_autre_n_a_pas_de_trou(
    ecarts: Ecarts,
) -> None:
    suites = preconisation(
        "q",
        nature="proposition",
        atelier_id="a1",
        rang=3,
        volet="Suites",
        intitule="Suivre",
    )
    suite = [*liste(1, 2, volet="Formation"), suites]
    assert ecarts("rangs_liste", ateliers=[atelier("a1")], preconisations=suite) == []


def test_un_rang_pris_deux_fois_dans_une_section_est_dit(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "rangs_liste", ateliers=[atelier("a1")], preconisations=liste(1, 2, 2)
    )
    assert ecart["message"] == "Le rang 2 est pris 2 fois dans la même liste."
    assert (ecart["valeur_a"], ecart["valeur_b"]) == ("p2", "p3")


def test_un_item_eclate_en_a_et_b_n_est_pas_un_doublon(ecarts: Ecarts) -> None:
    eclates = [
        preconisation(
            f"p1{lettre}",
            rang=1,
            intitule=f"Dire {lettre}",
            localisation=f"liste, 1er item {lettre}",
        )
        for lettre in "ab"
    ]
    assert ecarts("rangs_liste", preconisations=eclates) == []


def test_deux_natures_d_une_meme_section_ont_chacune_leurs_rangs(
    ecarts: Ecarts,
) -> None:
    constats = [
        constat("c1", rang=1),
        constat("c2", rang=1, angle="usager", intitule="Autre"),
    ]
    assert ecarts("rangs_liste", constats=constats) == []
