from egts_dashboard.ingest.tableau import TableauLu
from egts_dashboard.ingest.validation import LigneValide, validate
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.atelier import Atelier
from egts_dashboard.models.codage import Codage
from tests.fabriques import atelier, codage


def lue(
    *lignes: dict[str, object], modele=Atelier
) -> tuple[list[LigneValide], list[Anomalie]]:
    """Valide des lignes telles qu’un fichier ateliers.csv les porterait."""
    textes = [
        {c: "" if v is None else str(v) for c, v in ligne.items()} for ligne in lignes
    ]
    lu = TableauLu("ateliers.csv", list(textes[0]), list(enumerate(textes, start=2)))
    return validate(lu, modele)


def test_une_ligne_valable_garde_sa_cle_et_son_numero() -> None:
    [valide], anomalies = lue(atelier("a1"))
    assert anomalies == []
    assert (valide.ligne, valide.cle) == (2, ("a1",))
    assert valide.enregistrement.nb_participants == 20


def test_toutes_les_erreurs_de_toutes_les_lignes_sortent_d_un_coup() -> None:
    valides, anomalies = lue(
        atelier("a1", nb_seances="deux", certitude="sûr"),
        atelier("a2"),
        atelier("a3", intitule="", nb_participants="-3"),
    )
    assert [v.cle for v in valides] == [("a2",)]
    assert [str(a) for a in anomalies] == [
        "ateliers.csv, ligne 2, colonne « certitude » : la valeur n’est pas dans la liste (lu :"
        " « sûr »). Choisissez : imprime, deduit, incertain.",
        "ateliers.csv, ligne 2, colonne « nb_seances » : un nombre entier est attendu (lu :"
        " « deux »). Écrivez-le en chiffres de 0 à 9, sans espace ni unité.",
        "ateliers.csv, ligne 4, colonne « intitule » : cette case ne peut pas être vide (case"
        " vide). Remplissez-la.",
        "ateliers.csv, ligne 4, colonne « nb_participants » : la valeur doit être au moins 0"
        " (lu : « -3 »). Corrigez-la.",
    ]


def test_une_cle_deja_vue_renvoie_a_sa_premiere_ligne() -> None:
    valides, [anomalie] = lue(
        atelier("a1"), atelier("a2"), atelier("a1", intitule="Autre")
    )
    assert [v.cle for v in valides] == [("a1",), ("a2",)]
    assert str(anomalie) == (
        "ateliers.csv, ligne 4, colonne « atelier_id » : cet identifiant est déjà à la ligne 2"
        " (lu : « a1 »). Donnez-lui un identifiant propre, ou retirez le doublon."
    )


def test_une_cle_a_plusieurs_colonnes_est_unique_dans_son_ensemble() -> None:
    valides, anomalies = lue(
        codage("p1", "FORM"), codage("p1", "PART", rang=2), modele=Codage
    )
    assert len(valides) == 2
    assert anomalies == []


def test_colonnes_manquantes_et_inconnues_sont_toutes_dites() -> None:
    ligne = atelier("a1")
    del ligne["intitule"], ligne["certitude"]
    valides, anomalies = lue(ligne | {"couleur": "vert"})
    assert valides == []
    assert [str(a) for a in anomalies] == [
        "ateliers.csv, ligne 1, colonne « certitude » : la colonne manque. Ajoutez cette colonne.",
        "ateliers.csv, ligne 1, colonne « intitule » : la colonne manque. Ajoutez cette colonne.",
        "ateliers.csv, ligne 1, colonne « couleur » : cette colonne n’existe pas dans la table."
        " Corrigez son intitulé ou retirez-la.",
    ]


def test_une_colonne_facultative_peut_manquer() -> None:
    ligne = atelier("a1")
    del ligne["note"], ligne["nb_seances"]
    [valide], anomalies = lue(ligne)
    assert anomalies == []
    assert valide.enregistrement.nb_seances is None


def test_un_retrait_ne_regarde_que_la_cle() -> None:
    [retrait], anomalies = lue(
        atelier("a1", intitule="", certitude="") | {"supprime": "vrai"}
    )
    assert anomalies == []
    assert (retrait.cle, retrait.enregistrement) == (("a1",), None)


def test_un_retrait_mal_ecrit_n_est_pas_pris_pour_un_non() -> None:
    valides, [anomalie] = lue(atelier("a1") | {"supprime": "peut-être"})
    assert valides == []
    assert str(anomalie) == (
        "ateliers.csv, ligne 2, colonne « supprime » : on attend vrai ou faux (lu : « peut-être »)."
        " Écrivez true pour retirer la ligne ; sinon, laissez la case vide."
    )


def test_non_et_case_vide_gardent_la_ligne() -> None:
    valides, anomalies = lue(
        atelier("a1") | {"supprime": "false"},
        atelier("a2") | {"supprime": ""},
    )
    assert anomalies == []
    assert all(v.enregistrement for v in valides)
