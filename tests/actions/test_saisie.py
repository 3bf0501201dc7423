from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.actions.saisie import (
    cle_de,
    lire_ligne,
    remanier,
    retirer_ligne,
    saisir,
)
from egts_dashboard.errors import DonneesInvalides, LotRefuse
from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.atelier import Atelier
from egts_dashboard.queries.formulaire import dependents
from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, codage, preconisation
from tests.lots import socle


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(
        dossiers / "data" / "livre",
        ateliers=[atelier("a1", nb_participants=20)],
        preconisations=[
            preconisation("p1", atelier_id="a1"),
            preconisation("p2", rang=2),
        ],
        codages=[codage("p1", "FORM")],
    )
    return dossiers


def tout(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Le magasin, ligne pour ligne."""
    return {
        table: sorted(
            store.rows(f"SELECT {', '.join(colonnes(modele))} FROM {table}"), key=repr
        )
        for table, modele in TABLES.items()
    }


def ouvre() -> Store:
    return actions.ouvrir().store


def test_une_ligne_lue_au_magasin_est_celle_des_lots(poste: Path) -> None:
    ligne = lire_ligne(ouvre(), "ateliers", ("a1",))
    assert ligne == Atelier.model_validate(atelier("a1", nb_participants=20))
    assert lire_ligne(ouvre(), "ateliers", ("zz",)) is None


def test_saisir_puis_retirer_le_lot_rend_le_magasin_d_avant(poste: Path) -> None:
    store = ouvre()
    avant = tout(store)
    ligne = lire_ligne(store, "ateliers", ("a1",))
    assert ligne is not None
    neuve = Atelier.model_validate(atelier("a2", nb_participants=None))
    corrigee = ligne.model_copy(update={"nb_participants": 31})
    lot = actions.apporter(
        saisir([corrigee, neuve], {cle_de(ligne): ligne}, "Relu."), "Jeanne"
    )
    pendant = tout(ouvre())
    assert len(pendant["ateliers"]) == 2 and pendant != avant
    actions.retirer(lot.name, "Jeanne", "Trop vite.")
    assert tout(ouvre()) == avant


def test_retirer_une_ligne_dont_d_autres_dependent_est_refuse_puis_possible_avec_elles(
    poste: Path,
) -> None:
    store = ouvre()
    avant = tout(store)
    seule = retirer_ligne(store, "ateliers", ("a1",))
    with pytest.raises(DonneesInvalides, match="a1"):
        actions.prevoir(seule)
    avec = retirer_ligne(
        store, "ateliers", ("a1",), dependents(store, "ateliers", ("a1",))
    )
    assert len(actions.prevoir(avec).differences) == 3
    lot = actions.apporter(_signe(avec), "Jeanne")
    assert ouvre().rows("SELECT preconisation_id FROM preconisations") == [("p2",)]
    actions.retirer(lot.name, "Jeanne", "Trop vite.")
    assert tout(ouvre()) == avant


def test_corriger_ajouter_et_retirer_d_un_geste_font_un_seul_lot_qui_se_defait(
    poste: Path,
) -> None:
    store = ouvre()
    avant = tout(store)
    vues = {(cle,): lire_ligne(store, "preconisations", (cle,)) for cle in ("p1", "p2")}
    p1, p2 = vues["p1",], vues["p2",]
    assert p1 is not None and p2 is not None
    neuve = p1.model_copy(update={"preconisation_id": "p3", "rang": 9})
    corrigee = p2.model_copy(update={"intitule": "Évaluer mieux"})
    apport = remanier(
        store,
        {("p1",): p1, ("p2",): p2},
        [corrigee, neuve],
        [p1],
        dependents(store, "preconisations", ("p1",)),
    )
    assert apport.titre.startswith("Correction de la ligne «\u00a0p2\u00a0»")
    assert "ajout de la ligne «\u00a0p3\u00a0»" in apport.titre
    assert "retrait de la ligne «\u00a0p1\u00a0»" in apport.titre
    lot = actions.apporter(_signe(apport), "Jeanne")
    assert ouvre().rows(
        "SELECT preconisation_id, intitule FROM preconisations ORDER BY 1"
    ) == [("p2", "Évaluer mieux"), ("p3", p1.model_dump()["intitule"])]
    actions.retirer(lot.name, "Jeanne", "Trop vite.")
    assert tout(ouvre()) == avant


def test_retirer_en_tableau_une_ligne_corrigee_entre_temps_est_refuse(
    poste: Path,
) -> None:
    store = ouvre()
    vue = lire_ligne(store, "preconisations", ("p2",))
    assert vue is not None
    retrait = remanier(store, {("p2",): vue}, [], [vue])
    autre = vue.model_copy(update={"intitule": "Évaluer encore"})
    actions.apporter(_signe(saisir([autre], {("p2",): vue})), "Une")
    with pytest.raises(LotRefuse, match="p2"):
        actions.apporter(_signe(retrait), "Autre")


def test_ajouter_une_ligne_ajoutee_entre_temps_par_un_autre_est_refuse(
    poste: Path,
) -> None:
    neuve = Atelier.model_validate(atelier("a2"))
    actions.apporter(saisir([neuve], {}, "Lu."), "Une")
    autre = neuve.model_copy(update={"nb_participants": 1})
    with pytest.raises(LotRefuse, match="a2"):
        actions.apporter(saisir([autre], {}, "Lu."), "Autre")


def test_le_titre_du_lot_dit_ce_qui_a_ete_fait(poste: Path) -> None:
    ligne = Atelier.model_validate(atelier("a2"))
    assert saisir([ligne], {}).titre == "Ajout de la ligne «\u00a0a2\u00a0» (Ateliers)"
    assert saisir([ligne], {("a2",): ligne}).titre.startswith("Correction de la ligne")


def _signe(apport: actions.Apport) -> actions.Apport:
    return actions.Apport(
        apport.titre, "Relu.", apport.tables, apport.retraits, apport.vues
    )
