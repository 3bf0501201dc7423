from egts_dashboard import actions
from tests.fabriques import atelier, codage, preconisation
from tests.lots import socle, write_lot


def broken(dossiers, **tables):
    socle(dossiers / "data" / "essai", **tables)
    _, anomalies = actions.verifier()
    return anomalies


def test_des_renvois_justes_ne_disent_rien(dossiers):
    assert broken(dossiers, ateliers=[atelier("a")]) == []


def test_un_renvoi_repete_fait_une_seule_anomalie_a_sa_premiere_ligne(dossiers):
    lignes = [
        preconisation("a"),
        *[preconisation(cle, source_id="doc-perdu") for cle in ("b", "c", "d")],
    ]

    (anomalie,) = broken(dossiers, preconisations=lignes)

    assert (anomalie.ligne, anomalie.colonne) == (3, "source_id")
    assert anomalie.valeur == "doc-perdu"
    assert "la table sources, et 2\u00a0autres lignes" in str(anomalie)


def test_une_seule_autre_ligne_se_dit_au_singulier(dossiers):
    lignes = [atelier(cle, source_id="perdu") for cle in ("a", "b")]

    (anomalie,) = broken(dossiers, ateliers=lignes)

    assert "et 1\u00a0autre ligne (lu" in str(anomalie)


def test_deux_valeurs_deux_colonnes_ou_deux_fichiers_restent_separes(dossiers):
    anomalies = broken(
        dossiers,
        ateliers=[atelier("a", source_id="x1"), atelier("b", source_id="x2")],
        preconisations=[preconisation("c", source_id="x1", territoire_code="R99")],
    )

    lieux = {(a.fichier, a.colonne, a.valeur) for a in anomalies}
    assert lieux == {
        ("essai/ateliers.csv", "source_id", "x1"),
        ("essai/ateliers.csv", "source_id", "x2"),
        ("essai/preconisations.csv", "source_id", "x1"),
        ("essai/preconisations.csv", "territoire_code", "R99"),
    }
    assert not any("autre" in a.message for a in anomalies)


def test_le_remede_propose_l_identifiant_le_plus_proche(dossiers):
    (anomalie,) = broken(dossiers, ateliers=[atelier("a", demarche_id="demarches")])

    assert anomalie.remede == "Vouliez-vous «\u00a0demarche\u00a0»\u202f?"


def test_un_renvoi_dont_la_table_depend_d_un_mot_est_suivi(dossiers):
    (anomalie,) = broken(
        dossiers, preconisations=[preconisation("a")], codages=[codage("b", "FORM")]
    )

    assert (anomalie.colonne, anomalie.valeur) == ("objet_id", "b")
    assert "la table preconisations" in anomalie.message


def test_une_ligne_retiree_par_un_lot_laisse_ses_renvois_orphelins(dossiers):
    socle(
        dossiers / "data" / "a",
        preconisations=[preconisation("p")],
        codages=[codage("p", "FORM")],
    )
    write_lot(
        dossiers / "data" / "b", 2, preconisations=[preconisation("p", supprime="true")]
    )

    _, (anomalie,) = actions.verifier()

    assert (anomalie.fichier, anomalie.valeur) == ("a/codages.csv", "p")
