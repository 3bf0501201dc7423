"""Ce que la personne accepte d’un fichier : avertissements, totaux, retraits."""

from pathlib import Path

import pytest

from egts_dashboard import actions, config
from egts_dashboard.__main__ import main
from egts_dashboard.errors import LotRefuse
from egts_dashboard.ingest.acceptation import keep_accepted
from egts_dashboard.ingest.totaux_declares import keep_totals, proposed
from egts_dashboard.ingest.totaux_recomptes import recount
from tests.depots import Lit

NUANCES = (
    "atelier_id;intitule;territoire;participants;source_id;demarche_id;localisation;certitude\n"
    + "".join(
        f"{i};Atelier {i};R54;{nombre};doc;demarche;p. 1;imprime\n"
        for i, nombre in (("b", "12"), ("c", "environ 40"), ("d", "plus de 7"))
    )
)
BUDGET = (
    "Objet de la dépense;Montant;État;Région\nSalle;100;payé;Aquitaine\n"
    "Repas;50;payé;Aquitaine\nSous-total;150;;\nCar;30;payé;Poitou-Charentes\n"
    "TOTAL;185;;\n"
)


def test_une_ligne_dont_l_avertissement_n_est_pas_accepte_n_est_pas_importee(
    lit: Lit,
) -> None:
    lu = lit(NUANCES)
    reconnus = [a for a in lu.avertissements if a.ligne is None]
    nuances = [a for a in lu.avertissements if a.ligne is not None]
    assert [a.ligne for a in nuances] == [3, 4]
    garde = keep_accepted(lu, [*reconnus, nuances[0]])
    assert [numero for numero, _ in garde.acceptees] == [2, 3]
    assert garde.difference.ajoutees == ["b", "c"]
    assert garde.laissees == [4]
    assert keep_accepted(lu, lu.avertissements).difference.ajoutees == ["b", "c", "d"]


def test_un_avertissement_sur_tout_le_fichier_retient_toutes_les_lignes(
    lit: Lit,
) -> None:
    lu = lit("intitule;territoire;humeur\nLien;R54;bonne\n")
    assert keep_accepted(lu, []).a_ecrire == {}


def test_une_ligne_qui_depend_d_une_ligne_retenue_est_refusee_a_son_tour(
    lit: Lit,
) -> None:
    lu = lit(
        "territoire_code;nom;niveau;parent_code;tuile_ligne\n"
        "R99;Neuve;region;SO;environ 1\nD99;Sienne;departement;R99;\n",
        "territoires",
    )
    assert len(lu.acceptees) == 2
    avertis = [a for a in lu.avertissements if a.ligne is None]
    garde = keep_accepted(lu, avertis)
    assert garde.acceptees == []
    assert any("n’existe pas" in a.message for a in garde.erreurs)


def test_les_totaux_acceptes_sont_gardes_sans_etre_ajoutes_aux_donnees(
    poste: Path,
) -> None:
    fichier = poste / "budget.csv"
    fichier.write_text(BUDGET, encoding="utf-8")
    lu = actions.importer(fichier, "lignes_budgetaires", avec_totaux=True)
    assert lu.lot is not None
    store = actions.ouvrir().store
    assert store.value("SELECT sum(montant_eur) FROM lignes_budgetaires") == 180
    assert sorted(
        store.rows("SELECT perimetre, valeur, unite FROM totaux_declares")
    ) == [("demarche:demarche", 185, "eur"), ("territoire:R72", 150, "eur")]
    encore = actions.importer(fichier, "lignes_budgetaires", avec_totaux=True)
    assert encore.lot is None


def test_un_total_non_accepte_n_entre_pas(lit: Lit) -> None:
    lu = lit(BUDGET, "lignes_budgetaires")
    assert len(proposed(lu)) == 2
    assert "totaux_declares" not in lu.a_ecrire
    [rang, _] = proposed(lu)[0]
    un = keep_totals(lu, [(rang, "demarche:demarche")])
    assert [t.perimetre for t in un.a_ecrire["totaux_declares"]] == [
        "demarche:demarche"
    ]


REFUSEE = (
    "intitule;territoire;participants\nA;R54;10\nB;Nulle part;5\nC;R54;zz\nTOTAL;;15\n"
)


def test_un_total_se_compare_aux_lignes_acceptees_et_dit_ce_que_font_les_autres(
    lit: Lit,
) -> None:
    lu = lit(REFUSEE)
    compte = recount(lu, lu.totaux[0])
    assert (compte.acceptees, compte.autres, compte.nb_autres) == (10, 5, 2)
    assert compte.nb_illisibles == 1
    assert not compte.est_juste
    assert compte.est_juste_avec_les_autres


def test_un_total_se_recompte_d_apres_ce_que_la_personne_accepte(lit: Lit) -> None:
    lu = lit("intitule;territoire;participants\nA;R54;10\nB;R54;environ 5\nTotal;;15\n")
    assert recount(lu, lu.totaux[0]).est_juste
    du_fichier = [a for a in lu.avertissements if a.ligne is None]
    garde = keep_accepted(lu, du_fichier)
    compte = recount(garde, garde.totaux[0])
    assert (compte.acceptees, compte.autres, compte.nb_autres) == (10, 5, 1)


def test_une_colonne_obligatoire_absente_laisse_toutes_les_lignes_hors_du_total(
    lit: Lit,
) -> None:
    lu = lit("territoire;participants\nR54;10\nTotal;10\n")
    assert recount(lu, lu.totaux[0]).nb_autres == 1


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        (
            REFUSEE,
            "dont 1 sans nombre lisible) en font 5\u00a0: ensemble, c’est le total",
        ),
        (REFUSEE.replace("15", "10"), "le total est la somme des acceptées"),
        (REFUSEE.replace("15", "18"), "le total en annonce 3 de plus"),
        (
            "intitule;territoire;participants\nA;R54;10\nTotal;;8\n",
            "les lignes font 10\u00a0: le total en annonce 2 de moins",
        ),
    ],
)
def test_la_commande_dit_a_quoi_le_total_se_compare(
    poste: Path, capsys: pytest.CaptureFixture[str], texte: str, dit: str
) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text(texte, encoding="utf-8")
    main(["importer", str(fichier), "--table", "ateliers", "--simuler"])
    assert dit in capsys.readouterr().out


def test_une_ligne_marquee_est_retiree_et_le_dire_deux_fois_ne_change_rien(
    poste: Path,
) -> None:
    fichier = poste / "retrait.csv"
    fichier.write_text("atelier_id;À supprimer\naccueil;oui\n", encoding="utf-8")
    premier = actions.importer(fichier, "ateliers")
    assert premier.to_data()["retirees"] == ["accueil"]
    assert actions.ouvrir().store.value("SELECT count(*) FROM ateliers") == 0
    second = actions.importer(fichier, "ateliers")
    assert second.lot is None
    assert any("rien à retirer" in a.message for a in second.lecture.avertissements)


def test_un_retrait_mal_dit_est_refuse(lit: Lit) -> None:
    lu = lit("atelier_id;supprime\naccueil;peut-être\n")
    assert [a.colonne for a in lu.erreurs] == ["supprime"]
    assert lu.a_retirer == {}


def test_l_effet_annonce_est_celui_qui_arrive(poste: Path, lit: Lit) -> None:
    lu = lit("atelier_id;participants\naccueil;25\n")
    annonce = actions.effet_import(lu)["chiffres"]["participations"]
    assert annonce == {"avant": 20, "apres": 25}
    actions.confirmer(lu, "Cheffe de projet", "Recompte.")
    assert (
        actions.ouvrir().store.value("SELECT sum(nb_participants) FROM ateliers") == 25
    )


def test_un_import_perime_n_ecrase_pas_ce_qui_a_change_depuis(lit: Lit) -> None:
    premier = lit("atelier_id;participants\naccueil;25\n")
    second = lit("atelier_id;participants\naccueil;30\n")
    actions.confirmer(premier, "Une", "Recompte.")
    with pytest.raises(LotRefuse, match="accueil"):
        actions.confirmer(second, "Autre", "Recompte.")
    assert len([*(config.VAR_DIR / "lots").iterdir()]) == 1


def test_un_import_qui_ne_touche_pas_aux_memes_lignes_passe_encore(lit: Lit) -> None:
    premier = lit("intitule;territoire\nLien;R54\n", source="doc")
    second = lit("intitule;territoire\nSoin;R72\n", source="doc")
    for lu in (premier, second):
        assert actions.confirmer(lu, "Une", "Compléter.").lot is not None
    assert actions.ouvrir().store.value("SELECT count(*) FROM ateliers") == 3


def test_la_commande_prudente_laisse_les_lignes_averties(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text(NUANCES, encoding="utf-8")
    assert main(["importer", str(fichier), "--table", "ateliers", "--prudent"]) == 0
    assert actions.ouvrir().store.value("SELECT count(*) FROM ateliers") == 2
