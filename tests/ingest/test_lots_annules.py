"""Quoi que l’on ajoute, corrige ou retire, retirer les lots rend l’état d’avant."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egts_dashboard import config
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.ecriture_lot import write_lot
from egts_dashboard.ingest.lots import lot_paths
from egts_dashboard.models.anomalie import erreurs
from egts_dashboard.models.atelier import Atelier
from egts_dashboard.models.lot import FicheLot
from tests.fabriques import atelier
from tests.lots import socle

IDS = ("a1", "a2", "a3")
# Un geste : l’atelier visé, et son nombre (None : non renseigné ; "retrait" : il s’en va).
Geste = tuple[str, int | str | None]
gestes = st.lists(
    st.tuples(
        st.sampled_from(IDS),
        st.one_of(st.none(), st.integers(0, 99), st.just("retrait")),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture
def racine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier)
        monkeypatch.setattr(config, "VAR_DIR", chemin / "var")
        socle(chemin / "data" / "livre", ateliers=[atelier("a1", nb_participants=20)])
        yield chemin


def lu(racine: Path) -> dict[str, int | None]:
    contenu, anomalies = read_content(
        lot_paths([racine / "data", racine / "var" / "lots"])
    )
    assert not erreurs(anomalies)
    return {
        cle[0]: ligne.nb_participants
        for cle, ligne in contenu.tables["ateliers"].items()
        if isinstance(ligne, Atelier)
    }


def ecrit(rang: int, **fiche: object) -> FicheLot:
    return FicheLot.model_validate(
        {
            "titre": f"Geste {rang}",
            "auteur": "Jeanne",
            "raison": "Essai.",
            "date": dt.datetime(2026, 11, 22, 12, 0, rang),
        }
        | fiche
    )


# Chaque essai efface var/ : le poste peut servir à tous.
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(suite=gestes, ordre=st.randoms(use_true_random=False))
def test_chaque_geste_suit_un_modele_naif_et_tout_retirer_rend_l_etat_d_avant(
    racine: Path, suite: list[Geste], ordre: object
) -> None:
    shutil.rmtree(racine / "var", ignore_errors=True)
    avant = naif = lu(racine)
    noms = []
    for rang, (atelier_id, valeur) in enumerate(suite):
        if valeur == "retrait":
            lot = write_lot(ecrit(rang), {}, {"ateliers": [(atelier_id,)]})
            naif = {cle: nb for cle, nb in naif.items() if cle != atelier_id}
        else:
            ligne = Atelier.model_validate(atelier(atelier_id, nb_participants=valeur))
            lot = write_lot(ecrit(rang), {"ateliers": [ligne]})
            naif = naif | {atelier_id: valeur}
        noms.append(lot.name)
        assert lu(racine) == naif
    ordre.shuffle(noms)  # type: ignore[attr-defined]
    for rang, nom in enumerate(noms, start=len(suite)):
        write_lot(ecrit(rang, retire=(nom,)), {})
    assert lu(racine) == avant
