import hashlib

import pytest

from egts_dashboard import actions
from egts_dashboard.errors import DossierRefuse
from egts_dashboard.phrases.couverture import report, to_data
from tests import fabriques
from tests.lots import socle

TEXTE = "Bilan\n\nVolet formation \uf09b Former \uf09b Organiser\nOublié dans ce document, et bien trop long pour tenir en entier sur une seule ligne de terminal\n"


@pytest.fixture
def copies(dossiers):
    """Un magasin qui a lu trois lignes d’un document, et la copie de ce document."""
    source = fabriques.socle()["sources"][0] | {
        "nom_fichier": "bilan.txt",
        "sha256": hashlib.sha256(TEXTE.encode()).hexdigest(),
    }
    absente = source | {
        "source_id": "perdu",
        "titre": "Actes perdus",
        "nom_fichier": "actes.txt",
        "sha256": "",
    }
    socle(
        dossiers / "data" / "essai",
        sources=[source, absente],
        preconisations=[fabriques.preconisation("p", ligne_debut=3)],
        exclusions=[fabriques.exclusion("e")],
    )
    (dossiers / "copies").mkdir()
    (dossiers / "copies" / "ma copie.txt").write_text(
        TEXTE, encoding="utf-8", newline="\n"
    )
    (dossiers / "copies" / "autre.txt").write_text("x", encoding="utf-8")
    return dossiers / "copies"


def test_chaque_ligne_est_un_fait_une_exclusion_ou_un_oubli(copies):
    couverture = actions.couvrir(copies)

    (document,) = couverture.documents
    assert [ligne.sorte for ligne in document.lignes] == [
        "exclusion",
        "fait",
        "non_couverte",
    ]
    assert document.exclusions() == {"titre": 1}
    assert [ligne.numero for ligne in document.non_couvertes()] == [4]
    assert [ligne.numero for ligne in document.a_relire()] == [3]
    assert not couverture.est_complete


def test_le_rapport_dit_les_oublis_les_absents_et_les_fichiers_inconnus(copies):
    texte = "\n".join(report(actions.couvrir(copies)))

    assert "3\u00a0lignes non vides" in texte
    assert "Non couverte, ligne\u00a04\u00a0: «\u00a0Oublié dans ce document" in texte
    assert "seule ligne de terminal" not in texte
    assert "À relire (2\u00a0puces, 1\u00a0ligne au magasin), ligne\u00a03" in texte
    assert "non vérifié\u00a0: Actes perdus" in texte
    assert "ignoré\u00a0: autre.txt" in texte
    assert texte.endswith("1\u00a0ligne non couverte\u202f; 1\u00a0ligne à relire.")


def test_le_detail_dit_ce_qui_couvre_chaque_ligne(copies):
    detail = list(report(actions.couvrir(copies), est_detaille=True))

    assert any("← preconisations p" in ligne for ligne in detail)
    assert any("← exclusion (titre)\u00a0: Titre" in ligne for ligne in detail)
    assert any("← NON COUVERTE" in ligne for ligne in detail)


def test_le_json_porte_le_meme_resultat(copies):
    donnees = to_data(actions.couvrir(copies), est_detaille=True)

    (document,) = donnees["documents"]
    assert donnees["est_complete"] is False
    assert (document["nb_lignes"], document["nb_faits"]) == (3, 1)
    assert [ligne["ligne"] for ligne in document["non_couvertes"]] == [4]
    assert document["lignes"][1]["par"] == ["preconisations p"]


def test_une_copie_modifiee_est_lue_avec_un_avertissement(copies):
    (copies / "ma copie.txt").rename(copies / "bilan.txt")
    (copies / "bilan.txt").write_text("Bilan\n\nAutre", encoding="utf-8")

    couverture = actions.couvrir(copies)

    assert couverture.est_complete
    assert "son contenu diffère" in "\n".join(report(couverture))


def test_un_fait_situe_apres_la_fin_du_document_est_signale(copies):
    (copies / "ma copie.txt").rename(copies / "bilan.txt")
    (copies / "bilan.txt").write_text("Bilan", encoding="utf-8")

    couverture = actions.couvrir(copies)

    (perdu,) = couverture.documents[0].hors_document
    assert perdu.ligne_id == "p"
    assert "Ne vise aucune ligne écrite\u00a0: preconisations p" in "\n".join(
        report(couverture)
    )


def test_un_dossier_sans_aucun_document_est_refuse(copies, tmp_path):
    (tmp_path / "vide").mkdir()

    with pytest.raises(DossierRefuse, match="Aucun document du registre"):
        actions.couvrir(tmp_path / "vide")
