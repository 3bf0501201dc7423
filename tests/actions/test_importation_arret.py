"""Arrêter un import en cours d’écriture : rien n’est écrit, et l’on peut recommencer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from egts_dashboard import actions, config
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.phrases.import_tableur import ECRITURE
from egts_dashboard.store.pointeur import current_fingerprint
from tests.fabriques import atelier
from tests.lots import write_lot, written_lots

AJOUT = "atelier_id;intitule;territoire_code\nneuf;Accueil des familles;R54\n"
# Une correction refait tout le magasin.
CORRECTION = "atelier_id;intitule;territoire_code\naccueil;Accueil corrigé;R54\n"


class Arret(BaseException):
    """Ce que la page lève quand on clique."""


def read(poste: Path, contenu: str) -> Importation:
    fichier = poste / "depot.csv"
    fichier.write_text(contenu, encoding="utf-8")
    return actions.lire_import(fichier, "ateliers")


def stop_at(voulue: str) -> Callable[[str], None]:
    """Arrête quand cette étape commence."""

    def follow(etape: str) -> None:
        if etape == voulue:
            raise Arret

    return follow


@pytest.mark.parametrize("contenu", [AJOUT, CORRECTION])
def test_l_import_s_arrete_a_chaque_etape_sans_rien_laisser(
    poste: Path, contenu: str
) -> None:
    avant = actions.ouvrir().store.empreinte
    lu = read(poste, contenu)
    for etape in ECRITURE:
        with pytest.raises(Arret):
            actions.confirmer(lu, "Une", "Essayer.", stop_at(etape))
        assert written_lots() == []
        assert current_fingerprint(config.STORE_DIR) == avant
        assert not [*config.STORE_DIR.glob("brouillon-*")]
        assert [*(config.VAR_DIR / ".lots-en-cours").glob("*")] == []
    actions.confirmer(lu, "Une", "Essayer.")
    assert len(written_lots()) == 1
    assert actions.ouvrir().store.value(
        "SELECT count(*) FROM ateliers WHERE intitule <> 'Accueil'"
    )


def test_un_arret_garde_le_lot_que_quelqu_un_a_suivi(poste: Path) -> None:
    """Effacer le lot pourrait retirer ce dont le suivant dépend : il reste, et se retire au journal."""
    actions.ouvrir()
    lu = read(poste, AJOUT)

    def follow(etape: str) -> None:
        if etape == "controles":
            autre = atelier("autre")
            write_lot(config.VAR_DIR / "lots" / "autre", 2, ateliers=[autre])
            raise Arret

    with pytest.raises(Arret):
        actions.confirmer(lu, "Une", "Essayer.", follow)
    assert len(written_lots()) == 2
    assert actions.ouvrir().store.value("SELECT count(*) FROM ateliers") == 3


def test_interrompre_la_commande_efface_le_lot(poste: Path) -> None:
    actions.ouvrir()
    lu = read(poste, AJOUT)

    def interrupt(etape: str) -> None:
        if etape == "comptes":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.confirmer(lu, "Une", "Essayer.", interrupt)
    assert written_lots() == []


@pytest.mark.parametrize("contenu", [AJOUT, CORRECTION])
def test_chaque_etape_a_son_nom_a_l_ecran_et_y_vient_a_son_rang(
    poste: Path, contenu: str
) -> None:
    actions.ouvrir()
    dites: list[str] = []
    actions.confirmer(read(poste, contenu), "Une", "Essayer.", dites.append)
    assert list(dict.fromkeys(dites)) == list(ECRITURE)
