"""La ligne des intitulés : reconnue, ou dite par la personne."""

import json
from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.__main__ import main
from egts_dashboard.ingest.totaux_recomptes import recount
from tests.depots import Lit

# La première ligne ressemble plus à des intitulés que la vraie.
TROMPEUR = (
    "Territoire;Participants;Note\nRelevé de juin\n\nSujet;Lieu;Venus\n"
    "Accueil;R54;12\nÉcoute;R72;8\n"
)
CORRESPONDANCE = {
    "Sujet": "intitule",
    "Lieu": "territoire_code",
    "Venus": "nb_participants",
}


def test_la_ligne_dite_l_emporte_sur_celle_qui_se_reconnait(lit: Lit) -> None:
    assert lit(TROMPEUR).ligne_titres == 1
    lu = lit(TROMPEUR, entete=4, correspondance=CORRESPONDANCE)
    assert lu.ligne_titres == 4
    assert [numero for numero, _ in lu.acceptees] == [5, 6]
    assert sum(ligne.nb_participants for _, ligne in lu.acceptees) == 20  # type: ignore[attr-defined]


def test_une_ligne_dite_sans_aucun_intitule_connu_se_fait_correspondre(
    lit: Lit,
) -> None:
    lu = lit("x;y\nquoi;combien\nAccueil;12\n", entete=2)
    assert lu.correspondance == {"quoi": None, "combien": None}
    assert any(a.colonne == "intitule" for a in lu.erreurs)


@pytest.mark.parametrize("entete", [3, 99])
def test_une_ligne_vide_ou_absente_ne_porte_pas_les_intitules(
    lit: Lit, entete: int
) -> None:
    [erreur] = lit(TROMPEUR, entete=entete).erreurs
    assert f"la ligne\u00a0{entete} est vide ou n’existe pas" in erreur.message
    assert "de 1 à 6" in erreur.remede


def test_l_apercu_garde_les_premieres_lignes_avec_leur_numero(lit: Lit) -> None:
    lu = lit(TROMPEUR)
    assert [numero for numero, _ in lu.apercu] == [1, 2, 4, 5, 6]
    assert lu.apercu[2][1] == ["Sujet", "Lieu", "Venus"]


def test_la_commande_prend_la_ligne_dite(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text(
        "Territoire;Participants;Note\nIntitulé;Région;Présents\nÉcoute;R72;8\n",
        encoding="utf-8",
    )
    commande = ["importer", str(fichier), "--table", "ateliers", "--entete", "2"]
    assert main([*commande, "--json"]) == 0
    dit = json.loads(capsys.readouterr().out)
    assert (dit["ligne_titres"], dit["lignes_acceptees"]) == (2, [3])
    assert dit["apercu"][0] == {
        "ligne": 1,
        "cases": ["Territoire", "Participants", "Note"],
    }
    assert actions.ouvrir().store.value("SELECT count(*) FROM ateliers") == 2


def test_sans_intitules_reconnus_la_commande_montre_les_premieres_lignes(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text("x;y\nquoi;combien\nAccueil;12\n", encoding="utf-8")
    assert main(["importer", str(fichier), "--table", "ateliers"]) == 1
    dit = capsys.readouterr().out
    assert "--entete N dit laquelle" in dit
    assert "  2\u00a0: quoi | combien" in dit


@pytest.mark.parametrize("ligne", ["0", "-1", "deux"])
def test_un_numero_de_ligne_impossible_est_une_commande_mal_ecrite(
    poste: Path, ligne: str
) -> None:
    (poste / "depot.csv").write_text("x;y\n", encoding="utf-8")
    with pytest.raises(SystemExit) as sortie:
        main(
            [
                *("importer", str(poste / "depot.csv"), "--table", "ateliers"),
                *("--entete", ligne),
            ]
        )
    assert sortie.value.code == 2


def test_une_colonne_sans_intitule_n_empeche_pas_de_lire_les_autres(lit: Lit) -> None:
    lu = lit("intitule;;territoire;participants;\nA;;R54;3;\nB;;R72;4;\n")
    assert lu.erreurs == []
    assert [ligne.nb_participants for _, ligne in lu.acceptees] == [3, 4]  # type: ignore[attr-defined]
    assert not any("n’a pas d’intitulé" in a.message for a in lu.avertissements)


def test_une_colonne_sans_intitule_qui_porte_quelque_chose_se_dit(lit: Lit) -> None:
    lu = lit("intitule;;territoire\nA;vu;R54\n")
    assert any(
        "la colonne 2 n’a pas d’intitulé" in a.message for a in lu.avertissements
    )


def test_une_ligne_repetee_n_est_pas_comptee_deux_fois_hors_du_total(lit: Lit) -> None:
    lu = lit("intitule;territoire;participants\nA;R54;10\nA;R54;10\nB;R54\nTotal;;20\n")
    compte = recount(lu, lu.totaux[0])
    assert (compte.acceptees, compte.autres, compte.nb_autres) == (10, 10, 2)
    assert compte.nb_illisibles == 1
