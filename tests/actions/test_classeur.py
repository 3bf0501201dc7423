"""Un classeur de plusieurs feuilles se lit ensemble et entre en un seul lot."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egts_dashboard import actions
from egts_dashboard.errors import EgtsError, LotRefuse
from egts_dashboard.ingest.ensemble import Ensemble
from egts_dashboard.ingest.lecture_ensemble import keep_together
from tests.classeurs import REMPLI, en_octets, modele_rempli

LitClasseur = Callable[..., Ensemble]
MODELE = {
    "demarches": [
        ["demarche_id", "intitule", "annee_debut", "territoire_code"],
        ["jeunesse", "Concertation jeunesse", 2026, "D33"],
    ],
    "ateliers": [
        ["intitule", "territoire_code", "nb_seances", "nb_participants"],
        ["Logement des jeunes", "D33", 3, 42],
        ["Mobilité", "D17", 2, 18],
    ],
    "preconisations": [
        ["atelier_id", "territoire_code", "intitule"],
        ["Mobilité", "D17", "Financer le permis"],
    ],
}
UN_ATELIER_FAUX_SUR_DEUX = [
    ["Atelier", "Département", "Nb de participants"],
    ["Logement des jeunes", "Gironde", -4],
    ["Mobilité", "Charente-Maritime", 18],
]


@pytest.fixture
def lit_classeur(poste: Path) -> LitClasseur:
    """lit_classeur({"ateliers": [[…], …]}) : ce que ses feuilles donneraient ensemble."""

    def read(feuilles: dict[str, Any] | bytes, **options: Any) -> Ensemble:
        chemin = poste / "classeur.xlsx"
        octets = feuilles if isinstance(feuilles, bytes) else en_octets(feuilles)
        chemin.write_bytes(octets)
        ensemble = actions.lire_classeur(chemin, **options)
        assert ensemble is not None
        return ensemble

    return read


def change(**feuilles: list[list[Any]]) -> dict[str, list[list[Any]]]:
    """Le classeur rempli, ces feuilles-là changées."""
    return REMPLI | feuilles


def fautes(ensemble: Ensemble) -> str:
    return "\n".join(map(str, ensemble.erreurs))


def test_les_feuilles_se_reconnaissent_et_se_lisent_les_parents_d_abord(
    lit_classeur: LitClasseur,
) -> None:
    lu = lit_classeur(REMPLI)
    assert [(x.feuille, x.table, len(x.acceptees)) for x in lu.lectures] == [
        ("demarches", "demarches", 1),
        ("ateliers", "ateliers", 2),
        ("preconisations", "preconisations", 2),
        ("constats", "constats", 1),
        ("Dépenses", "lignes_budgetaires", 1),
    ]
    assert [laissee.nom for laissee in lu.livre.laissees] == ["Lisez-moi"]
    assert not lu.erreurs


def test_une_ligne_se_rattache_a_une_ligne_d_une_autre_feuille(
    lit_classeur: LitClasseur,
) -> None:
    lignes = lit_classeur(REMPLI).a_ecrire["preconisations"]
    assert [(x.atelier_id, x.demarche_id) for x in lignes] == [  # type: ignore[attr-defined]
        ("jeunesse-logement-jeunes", "jeunesse"),
        ("jeunesse-mobilite", "jeunesse"),
    ]


def test_une_ligne_se_rattache_aussi_a_ce_qui_etait_deja_la(
    lit_classeur: LitClasseur,
) -> None:
    lu = lit_classeur(
        change(constats=[["Atelier", "Constat"], ["Accueil", "Trop d’attente"]])
    )
    [constat] = lu.a_ecrire["constats"]
    assert (constat.atelier_id, constat.demarche_id) == ("accueil", "demarche")  # type: ignore[attr-defined]


def test_tout_entre_en_un_lot_se_defait_d_un_geste_et_ne_change_rien_deux_fois(
    lit_classeur: LitClasseur,
) -> None:
    comptes = (
        "SELECT (SELECT count(*) FROM ateliers), (SELECT count(*) FROM preconisations),"
        " (SELECT count(*) FROM constats), (SELECT count(*) FROM lignes_budgetaires),"
        " (SELECT count(*) FROM demarches)"
    )
    avant = actions.ouvrir().store.rows(comptes)
    effet = actions.effet_classeur(lit_classeur(REMPLI))
    fait = actions.confirmer_classeur(lit_classeur(REMPLI), "Jeanne", "Essayer.")
    assert fait.lot is not None
    assert actions.ouvrir().store.rows(comptes) == [(3, 2, 1, 1, 2)]
    assert effet["chiffres"]["preconisations"]["apres"] == 2
    assert lit_classeur(REMPLI).est_deja_la
    assert actions.confirmer_classeur(lit_classeur(REMPLI)).lot is None
    actions.retirer(fait.lot.name, "Jeanne", "Défaire.")
    assert actions.ouvrir().store.rows(comptes) == avant


def test_les_fautes_de_plusieurs_feuilles_se_disent_d_un_coup_avec_leur_feuille(
    lit_classeur: LitClasseur,
) -> None:
    lu = lit_classeur(
        change(
            ateliers=UN_ATELIER_FAUX_SUR_DEUX,
            demarches=[*REMPLI["demarches"], ["autre", "Autre", "douze", "D33"]],
        )
    )
    assert "classeur.xlsx, feuille «\u00a0demarches\u00a0», ligne\u00a03" in fautes(lu)
    assert "classeur.xlsx, feuille «\u00a0ateliers\u00a0», ligne\u00a02" in fautes(lu)
    # Les lignes justes de chaque feuille peuvent entrer sans attendre.
    assert [len(x.acceptees) for x in lu.lectures] == [1, 1, 1, 1, 1]


def test_une_ligne_qui_designe_une_ligne_refusee_le_dit_et_n_en_cree_pas_une_autre(
    lit_classeur: LitClasseur,
) -> None:
    lu = lit_classeur(change(ateliers=UN_ATELIER_FAUX_SUR_DEUX))
    assert (
        "cette case désigne la ligne\u00a02 de la feuille «\u00a0ateliers\u00a0», qui n’entre pas"
        in fautes(lu)
    )
    assert len(lu.erreurs) == 2
    assert [x.intitule for x in lu.a_ecrire["ateliers"]] == ["Mobilité"]  # type: ignore[attr-defined]


def test_un_objet_code_dans_une_feuille_et_refuse_dans_une_autre_se_dit(
    lit_classeur: LitClasseur,
) -> None:
    lu = lit_classeur(
        {
            "codages": [
                ["objet", "objet_id", "theme_id", "codeur"],
                ["preconisation", "p1", "FORM", "Jeanne"],
                ["preconisation", "p2", "FORM", "Jeanne"],
                ["preconisation", "p3", "FORM", "Jeanne"],
            ],
            "preconisations": [
                ["preconisation_id", "intitule", "territoire_code"],
                ["p1", "Former", "R54"],
                ["p2", "Accueillir", "R99"],
            ],
        }
    )
    assert [len(x.acceptees) for x in lu.lectures] == [1, 1]
    assert "la ligne\u00a03 de la feuille «\u00a0preconisations\u00a0»" in fautes(lu)
    assert "cet identifiant n’existe pas dans la table preconisations" in fautes(lu)


def test_une_feuille_illisible_n_empeche_pas_les_autres(
    lit_classeur: LitClasseur,
) -> None:
    lu = lit_classeur(change(constats=[["xx", "yy"], ["a", "b"]]))
    assert "feuille «\u00a0constats\u00a0»" in fautes(lu)
    assert {x.table: len(x.acceptees) for x in lu.lectures} == {
        "demarches": 1,
        "ateliers": 2,
        "preconisations": 2,
        "constats": 0,
        "lignes_budgetaires": 1,
    }


def test_deux_feuilles_d_une_meme_table_ne_redisent_pas_la_meme_ligne(
    lit_classeur: LitClasseur,
) -> None:
    titres = ["Atelier", "Région", "Participants"]
    lu = lit_classeur(
        {
            "Ateliers 2013": [titres, ["Lien", "Aquitaine", 12]],
            "Ateliers 2014": [
                titres,
                ["Lien", "Aquitaine", 9],
                ["Écoute", "Aquitaine", 5],
            ],
        }
    )
    assert [x.table for x in lu.lectures] == ["ateliers", "ateliers"]
    assert (
        "cet identifiant est déjà à la ligne\u00a02 de la feuille «\u00a0Ateliers 2013\u00a0»"
        in fautes(lu)
    )
    assert [x.nb_participants for x in lu.a_ecrire["ateliers"]] == [12, 5]  # type: ignore[attr-defined]


def test_un_avertissement_refuse_retient_aussi_ce_qui_en_depend(
    lit_classeur: LitClasseur,
) -> None:
    lu = lit_classeur(
        change(
            ateliers=[
                ["Atelier", "Département", "Nb de participants"],
                ["Logement des jeunes", "Gironde", "environ 42"],
                ["Mobilité", "Charente-Maritime", 18],
            ]
        )
    )
    [nuance] = [a for a in lu.avertissements if a.ligne and "nuancé" in a.message]
    garde = keep_together(lu, [a for a in lu.avertissements if a != nuance])
    assert [len(x.acceptees) for x in garde.lectures] == [1, 1, 1, 1, 1]
    assert "n’entre pas" in fautes(garde)
    assert len(garde.a_ecrire["ateliers"]) == 1
    assert keep_together(lu, lu.avertissements) is lu


def test_une_feuille_retenue_laisse_aux_autres_la_demarche_qu_elle_creait(
    lit_classeur: LitClasseur,
) -> None:
    sans = {nom: x for nom, x in REMPLI.items() if nom != "demarches"}
    actions.confirmer_classeur(lit_classeur({"demarches": REMPLI["demarches"]}))
    lu = lit_classeur(
        sans | {"preconisations": [["Préconisation", "Territoire"], ["Agir", "R54"]]}
    )
    des_ateliers = [a for a in lu.avertissements if "«\u00a0ateliers\u00a0»" in str(a)]
    garde = keep_together(lu, [a for a in lu.avertissements if a not in des_ateliers])
    assert "ateliers" not in garde.a_ecrire
    assert [x.demarche_id for x in garde.a_ecrire["demarches"]] == ["demarche-a-nommer"]  # type: ignore[attr-defined]
    assert actions.confirmer_classeur(garde).lot


def test_une_ligne_retiree_par_une_feuille_ne_sert_plus_a_une_autre(
    lit_classeur: LitClasseur,
) -> None:
    lu = lit_classeur(
        {
            "ateliers": [["atelier_id", "supprime"], ["accueil", "oui"]],
            "constats": [
                ["atelier_id", "intitule", "territoire_code"],
                ["accueil", "Trop d’attente", "R54"],
            ],
        }
    )
    assert lu.a_retirer == {"ateliers": [("accueil",)]}
    assert "qui n’entre pas" in fautes(lu)
    assert actions.confirmer_classeur(lu).lot
    assert actions.ouvrir().store.value("SELECT count(*) FROM ateliers") == 0


def test_notre_modele_rempli_s_importe_d_un_coup(lit_classeur: LitClasseur) -> None:
    lu = lit_classeur(modele_rempli(MODELE))
    assert {x.table: len(x.acceptees) for x in lu.lectures} == {
        "demarches": 1,
        "ateliers": 2,
        "preconisations": 1,
    }
    assert not lu.erreurs
    assert {x.nom for x in lu.livre.laissees} == {"Lisez-moi", "Territoires connus"}


def test_l_export_du_magasin_se_reimporte_d_un_coup_sans_rien_changer(
    lit_classeur: LitClasseur, poste: Path
) -> None:
    actions.confirmer_classeur(lit_classeur(REMPLI))
    actions.exporter(poste / "export")
    lu = lit_classeur((poste / "export" / "egts.xlsx").read_bytes())
    assert lu.est_deja_la, fautes(lu)
    assert {x.nom for x in lu.livre.laissees} == {
        "Lisez-moi",
        "lots",
        "journal",
        "controles",
        "anomalies",
    }


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ordre=st.permutations(list(REMPLI)))
def test_l_ordre_des_feuilles_ne_change_rien(
    lit_classeur: LitClasseur, ordre: list[str]
) -> None:
    reference = lit_classeur(REMPLI, source="doc").a_ecrire
    lu = lit_classeur({nom: REMPLI[nom] for nom in ordre}, source="doc")
    # La place dans le fichier est celle de la feuille : elle ne bouge pas davantage.
    assert {t: list(x) for t, x in lu.a_ecrire.items()} == {
        t: list(x) for t, x in reference.items()
    }


def test_un_classeur_examine_n_ecrase_pas_ce_qu_un_autre_vient_d_ecrire(
    lit_classeur: LitClasseur, poste: Path
) -> None:
    lu = lit_classeur(REMPLI)
    autre = REMPLI | {
        "ateliers": [*REMPLI["ateliers"][:1], ["Mobilité", "Gironde", 9, 9]]
    }
    assert actions.confirmer_classeur(lit_classeur(autre), "Paul", "Avant.").lot
    with pytest.raises(LotRefuse, match="a changé depuis"):
        actions.confirmer_classeur(lu, "Jeanne", "Après.")
    seances = "SELECT nb_seances FROM ateliers WHERE intitule = 'Mobilité'"
    assert actions.ouvrir().store.value(seances) == 9


def test_une_demarche_inconnue_arrete_tout(lit_classeur: LitClasseur) -> None:
    with pytest.raises(EgtsError, match="n’existe pas dans la table demarches"):
        lit_classeur(REMPLI, demarche="rien")


def test_un_fichier_sans_table_n_est_pas_un_classeur_a_lire(poste: Path) -> None:
    (poste / "a.csv").write_text("intitule;region\nLien;R72\n", encoding="utf-8")
    (poste / "b.xlsx").write_bytes(
        en_octets({"Contacts": [["Nom", "Mail"], ["a", "b"]]})
    )
    (poste / "c.xlsx").write_bytes(b"PK\x03\x04abime")
    for nom in ("a.csv", "b.xlsx", "c.xlsx"):
        assert actions.lire_classeur(poste / nom) is None
