from egts_dashboard.models.anomalie import Anomalie, erreurs


def test_une_anomalie_dit_ou_quoi_et_comment_y_remedier() -> None:
    anomalie = Anomalie(
        "lot/ateliers.csv",
        3,
        "nb_seances",
        "deux",
        "un nombre entier est attendu",
        "Écrivez 2.",
    )
    assert str(anomalie) == (
        "lot/ateliers.csv, ligne 3, colonne « nb_seances » : un nombre entier est attendu"
        " (lu : « deux »). Écrivez 2."
    )


def test_une_anomalie_qui_vise_le_fichier_n_a_ni_ligne_ni_colonne() -> None:
    anomalie = Anomalie("lot/ateliers.csv", None, None, None, "le fichier est vide")
    assert str(anomalie) == "lot/ateliers.csv : le fichier est vide."


def test_une_case_vide_se_dit() -> None:
    anomalie = Anomalie("a.csv", 2, "titre", "", "cette case ne peut pas être vide")
    assert str(anomalie).endswith("cette case ne peut pas être vide (case vide).")


def test_une_valeur_trop_longue_est_abregee() -> None:
    anomalie = Anomalie("a.csv", 2, "titre", "x" * 81, "trop long")
    assert f"« {'x' * 80}… »" in str(anomalie)
    assert "x" * 81 not in str(anomalie)


def test_seules_les_erreurs_empechent_de_construire() -> None:
    grave = Anomalie("a.csv", None, None, None, "grave")
    legere = Anomalie("a.csv", None, None, None, "légère", severite="avertissement")
    assert erreurs([legere, grave]) == [grave]
