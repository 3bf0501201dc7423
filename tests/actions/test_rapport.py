"""Verser un rapport : ce qui entre dans les tables, et ce qui n’y est pas touché."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.actions.extraction import lire_rapport
from egts_dashboard.actions.rapport import verser_rapport
from egts_dashboard.errors import DonneesInvalides, DossierRefuse
from egts_dashboard.models.rapport_lu import AtelierRetenu, Cadre, ItemRetenu
from tests.fabriques import atelier
from tests.lots import socle

RAPPORT = b"Atelier 1 - Se loger\n18 participants\nPropositions\n- Ouvrir un lieu\n"
CADRE = Cadre(
    demarche_id="demarche",
    demarche_intitule="",
    territoire_code="R54",
    niveau="region",
    annee=2014,
    source_id=None,
    source_titre="Assises du logement",
    producteur="CCAS",
    source_nature="rapport",
)


@pytest.fixture
def store(dossiers: Path):
    socle(
        dossiers / "data" / "livre",
        ateliers=[
            atelier("vide", nb_participants=None, nb_seances=None),
            atelier("plein", nb_participants=40, nb_seances=2),
        ],
    )
    return actions.ouvrir().store


def test_un_rapport_lu_porte_l_empreinte_du_fichier():
    rapport = lire_rapport("r.txt", RAPPORT)

    assert rapport.sha256 == hashlib.sha256(RAPPORT).hexdigest()
    assert [c.nature for c in rapport.candidats] == [
        "atelier",
        "participations",
        "preconisation",
    ]


def test_un_rapport_vide_est_refuse():
    with pytest.raises(DossierRefuse, match="est vide"):
        lire_rapport("r.txt", b" \n")


@pytest.mark.parametrize(
    ("identifiant", "attendus"), [("vide", [(18, 3)]), ("plein", [])]
)
def test_un_atelier_connu_ne_recoit_que_ses_cases_vides(store, identifiant, attendus):
    rapport = lire_rapport("r.txt", RAPPORT)
    retenu = AtelierRetenu("Atelier 1 - Se loger", "Se loger", 1, 3, 18, identifiant)

    apport = verser_rapport(store, rapport, CADRE, [retenu], [])

    ecrits = apport.tables.get("ateliers", ())
    assert [(a.nb_participants, a.nb_seances) for a in ecrits] == attendus


def test_les_items_d_un_atelier_connu_y_renvoient(store):
    rapport = lire_rapport("r.txt", RAPPORT)
    retenu = AtelierRetenu("Atelier 1 - Se loger", "Se loger", atelier_id="plein")
    item = ItemRetenu(
        "preconisations",
        "proposition",
        "Ouvrir un lieu",
        rapport.candidats[2],
        "Atelier 1 - Se loger",
        ("FORM", "PART"),
    )

    apport = verser_rapport(store, rapport, CADRE, [retenu], [item])

    (ecrit,) = apport.tables["preconisations"]
    assert (ecrit.atelier_id, ecrit.ligne_debut) == ("plein", 4)
    assert [(c.theme_id, c.rang) for c in apport.tables["codages"]] == [
        ("FORM", 1),
        ("PART", 2),
    ]


def test_une_ligne_qui_ne_tient_pas_dit_laquelle_et_pourquoi(store):
    rapport = lire_rapport("r.txt", RAPPORT)
    trop_long = ItemRetenu(
        "preconisations", "proposition", "x" * 200, rapport.candidats[2]
    )

    with pytest.raises(DonneesInvalides, match="intitule"):
        verser_rapport(store, rapport, CADRE, [], [trop_long])


def test_deux_rapports_de_meme_titre_ne_se_confondent_pas(store):
    premier = verser_rapport(store, lire_rapport("a.txt", RAPPORT), CADRE, [], [])
    actions.apporter(replace(premier, raison="Essai."), "Jeanne")

    second = verser_rapport(
        actions.ouvrir().store, lire_rapport("b.txt", RAPPORT + b"\n"), CADRE, [], []
    )

    ids = {apport.tables["sources"][0].source_id for apport in (premier, second)}
    assert len(ids) == 2
