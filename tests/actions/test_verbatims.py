import csv
import hashlib
import json

import pytest

from egts_dashboard import actions, config
from egts_dashboard.__main__ import main
from egts_dashboard.errors import DossierRefuse
from egts_dashboard.phrases.verbatims import report
from tests import fabriques
from tests.lots import socle

TEXTE = (
    "Bilan\n\nVolet formation \uf09b Former les équipes de terrain \uf09b Organiser des échanges\n"
    "Il pleuvait ce jour-là. La salle était comble. Le café manquait.\n"
)


def item(cle: str, intitule: str, ligne: int):
    return fabriques.preconisation(
        cle, intitule=intitule, ligne_debut=ligne, ligne_fin=ligne
    )


@pytest.fixture
def copies(dossiers):
    """Trois items d’un document, et la copie de ce document sous un autre nom."""
    source = fabriques.socle()["sources"][0] | {
        "nom_fichier": "bilan.txt",
        "sha256": hashlib.sha256(TEXTE.encode()).hexdigest(),
    }
    socle(
        dossiers / "data" / "essai",
        sources=[source],
        preconisations=[
            item("p-1", "Mieux former les équipes sur le terrain", 3),
            item("p-2", "Organiser davantage d’échanges", 3),
            item("p-3", "Créer un guichet numérique départemental", 4),
        ],
    )
    (dossiers / "copies").mkdir()
    (dossiers / "copies" / "ma copie.txt").write_bytes(TEXTE.encode())
    return dossiers / "copies"


def verbatims() -> dict[str, str]:
    (fichier,) = (config.VAR_DIR / "lots").glob("*/preconisations.csv")
    with fichier.open(encoding="utf-8", newline="") as flux:
        return {r["preconisation_id"]: r["verbatim"] for r in csv.DictReader(flux)}


def test_les_mots_exacts_vont_dans_un_seul_lot_de_l_utilisateur(copies):
    bilan = actions.remplir_verbatims(copies)

    assert bilan.remplis == 2
    assert verbatims() == {
        "p-1": "Former les équipes de terrain",
        "p-2": "Organiser des échanges",
    }


def test_le_magasin_les_montre_ensuite(copies):
    actions.remplir_verbatims(copies)

    lus = actions.ouvrir().store.records(
        "SELECT verbatim FROM preconisations WHERE preconisation_id = 'p-2'"
    )
    assert lus == [{"verbatim": "Organiser des échanges"}]


def test_un_item_sans_ressemblance_est_dit_introuvable_et_reste_vide(copies):
    bilan = actions.remplir_verbatims(copies)

    assert [i.item_id for i in bilan.introuvables] == ["p-3"]
    texte = "\n".join(report(bilan))
    assert "Introuvable\u00a0: «\u00a0Créer un guichet" in texte
    assert "Lot écrit" in texte


def test_la_seconde_fois_n_ecrit_rien(copies):
    actions.remplir_verbatims(copies)

    bilan = actions.remplir_verbatims(copies)

    assert (bilan.lot, bilan.remplis, bilan.deja) == (None, 0, 2)
    assert "Aucun lot n’a été écrit" in "\n".join(report(bilan))


def test_une_copie_modifiee_est_signalee(copies):
    (copies / "ma copie.txt").rename(copies / "bilan.txt")
    (copies / "bilan.txt").write_bytes(TEXTE.encode() + b"Fin\n")

    bilan = actions.remplir_verbatims(copies)

    assert bilan.differents
    assert "diffère de celle du registre" in "\n".join(report(bilan))


def test_un_dossier_sans_document_connu_est_refuse(copies, tmp_path):
    (tmp_path / "vide").mkdir()

    with pytest.raises(DossierRefuse, match="Aucun document"):
        actions.remplir_verbatims(tmp_path / "vide")


def test_la_commande_verbatims_rend_son_bilan_en_json(copies, capsys):
    assert main(["verbatims", str(copies), "--json"]) == 0

    bilan = json.loads(capsys.readouterr().out)
    assert (bilan["remplis"], len(bilan["introuvables"])) == (2, 1)
