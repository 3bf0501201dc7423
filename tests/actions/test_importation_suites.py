"""Des imports et des retraits à la suite : le magasin est à chaque pas celui des lots."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from egts_dashboard import actions, config
from egts_dashboard.actions import magasin
from egts_dashboard.errors import EgtsError
from egts_dashboard.store.build import write_store
from egts_dashboard.store.pointeur import current_fingerprint, store_path
from tests.depots import Lit
from tests.store.contenus import contents, definitions

MOTS = (
    "former accueillir orienter écouter relier l’usager le service la famille".split()
)
NB_GESTES = 6


def add_workshops(poste: Path, hasard: random.Random, tour: int) -> None:
    lignes = [
        f"n{tour}-{i};Atelier {hasard.choice(MOTS)} {i};R54;{hasard.randint(0, 9)}"
        for i in range(hasard.randint(1, 6))
    ]
    bring(poste, "ateliers", "atelier_id;intitule;territoire_code;nb_seances", lignes)


def add_items(poste: Path, hasard: random.Random, tour: int) -> None:
    """Des préconisations, et l’atelier neuf que leur fichier nomme."""
    lignes = [
        f"p{tour}-{i};Atelier du tour {tour};R54;{' '.join(hasard.sample(MOTS, 3))}"
        for i in range(hasard.randint(1, 6))
    ]
    bring(
        poste,
        "preconisations",
        "preconisation_id;Atelier;territoire_code;intitule",
        lignes,
    )


def correct(poste: Path, hasard: random.Random, tour: int) -> None:
    bring(poste, "ateliers", "atelier_id;intitule", [f"accueil;Accueil {tour}"])


def withdraw(poste: Path, hasard: random.Random, tour: int) -> None:
    lots = sorted(f.name for f in (config.VAR_DIR / "lots").glob("*-import-*"))
    retires = {
        r for (r,) in actions.ouvrir().store.rows("SELECT retire FROM lots") if r
    }
    if restants := [lot for lot in lots if lot not in retires]:
        actions.retirer(hasard.choice(restants), "Une", "Essayer.")


def bring(poste: Path, table: str, titres: str, lignes: list[str]) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text("\n".join([titres, *lignes]) + "\n", encoding="utf-8")
    actions.importer(fichier, table)


def served() -> Path:
    """Le magasin qui sert, une fois ouvert : un lot retiré ne le refait qu’alors."""
    assert actions.ouvrir().anomalies == ()
    empreinte = current_fingerprint(config.STORE_DIR)
    assert empreinte is not None
    return store_path(config.STORE_DIR, empreinte)


GESTES: list[Callable[[Path, random.Random, int], None]] = [
    add_workshops,
    add_items,
    correct,
    withdraw,
]


@pytest.mark.parametrize("graine", range(3))
def test_une_suite_de_gestes_donne_a_chaque_pas_le_magasin_des_lots(
    poste: Path, graine: int
) -> None:
    hasard = random.Random(graine)
    actions.ouvrir()
    for tour in range(NB_GESTES):
        geste = hasard.choices(GESTES, weights=(3, 3, 1, 1))[0]
        try:
            geste(poste, hasard, tour)
        except EgtsError:
            # Retirer un lot que d’autres nomment est refusé : rien ne change.
            pass
        contenu, anomalies = actions.verifier()
        assert anomalies == []
        entier = poste / f"entier-{tour}.duckdb"
        write_store(entier, actions.to_tables(contenu))
        copie = poste / "servi.duckdb"
        copie.write_bytes(served().read_bytes())
        assert contents(copie) == contents(entier)
        assert definitions(copie) == definitions(entier)


def test_ajouter_des_lignes_ne_refait_pas_le_magasin(
    poste: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.ouvrir()

    def refuse(*_: object) -> Path:
        raise AssertionError("le magasin a été refait")

    monkeypatch.setattr(magasin, "build_store", refuse)
    hasard = random.Random(1)
    add_workshops(poste, hasard, 1)
    add_items(poste, hasard, 2)
    assert actions.ouvrir().store.value("SELECT count(*) FROM items")
    with pytest.raises(AssertionError, match="refait"):
        correct(poste, hasard, 3)


def test_une_liste_de_plus_de_dix_mille_demandes_sans_rang_entre_entiere(
    lit: Lit,
) -> None:
    lignes = "".join(f"Demande {n};R54\n" for n in range(1, 10_003))
    lu = lit(f"intitule;territoire\n{lignes}", "preconisations")
    assert (lu.erreurs, len(lu.acceptees)) == ([], 10_002)
