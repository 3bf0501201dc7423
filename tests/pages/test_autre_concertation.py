"""Une concertation qui n’est pas celle que l’on livre : aucune page ne parle de l’autre."""

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import config
from egts_dashboard.ui.navigation import TITRES
from tests.fabriques import atelier, enveloppe, ligne_budgetaire, preconisation
from tests.lots import write_lot
from tests.pages.ouvrir import open_page, tables, texts

NOM = "Concertation *bretonne* sur l’autonomie"
# Ce qui n’est vrai que des données livrées.
LIVRE = re.compile(
    r"États généraux|EGTS|Sud-Ouest|inter-région|Poitou|Aquitaine|Limousin|Rochelle|2013|2014|2019"
)


@pytest.fixture
def bretagne(poste_vide: Path) -> Path:
    """Les références, et une petite concertation ailleurs que sur la carte."""
    _write_bretagne(poste_vide / "data" / "autonomie")
    return poste_vide


def _write_bretagne(dossier: Path) -> None:
    base = {"source_id": "restitution", "demarche_id": "autonomie"}
    la = base | {"territoire_code": "D29"}
    write_lot(
        dossier,
        ordre=2,
        territoires=[
            _lieu("R53", "Bretagne", "region", "FR"),
            _lieu("D29", "Finistère", "departement", "R53"),
        ],
        sources=[
            {
                "source_id": "restitution",
                "titre": "Restitution",
                "producteur": "Département",
                "nature": "bilan",
            }
        ],
        demarches=[
            {
                "demarche_id": "autonomie",
                "intitule": NOM,
                "annee_debut": 2026,
                "territoire_code": "R53",
            }
        ],
        ateliers=[
            atelier("a", **la, nb_participants=42),
            atelier("b", **la, nb_participants=35),
        ],
        preconisations=[
            preconisation("p1", **la, atelier_id="a", annee=2026, niveau="departement")
        ],
        enveloppes=[enveloppe(**base)],
        lignes_budgetaires=[
            ligne_budgetaire("z", "100.00", **la, intitule="Salle"),
            ligne_budgetaire("y", "50.00", **la, intitule="Repas"),
        ],
    )


def _lieu(code: str, nom: str, niveau: str, parent: str) -> dict[str, str]:
    return {
        "territoire_code": code,
        "nom": nom,
        "niveau": niveau,
        "parent_code": parent,
    }


def _written(page: AppTest) -> str:
    """Titres, phrases, légendes et avis : ce que le programme écrit, non les lignes des tables."""
    blocs = [
        *page.title,
        *page.header,
        *page.subheader,
        *page.caption,
        *page.markdown,
        *page.info,
        *page.metric,
    ]
    figures = [figure.proto.alt for figure in page.get("plotly_chart")]
    return "\n".join([*(str(bloc.value) for bloc in blocs), *figures])


@pytest.mark.parametrize("nom", TITRES)
def test_aucune_page_ne_parle_de_la_consultation_livree(
    nom: str, bretagne: Path
) -> None:
    page = open_page(nom)
    assert not page.error
    ecrit = _written(page)
    if nom == "sources":
        # Le registre des références nomme ses documents dans ses propres mots.
        ecrit = "\n".join([page.title[0].value, *(c.value for c in page.caption)])
    assert not LIVRE.findall(ecrit.replace("graine 2014", "graine"))


def test_l_accueil_porte_le_nom_de_la_demarche_comme_du_texte(bretagne: Path) -> None:
    page = open_page("accueil")
    assert [titre.value for titre in page.title] == [NOM.replace("*", r"\*")]


def test_hors_de_la_carte_l_accueil_montre_des_barres(bretagne: Path) -> None:
    page = open_page("accueil")
    titres = [titre.value for titre in page.header]
    assert (
        "Participations en ateliers\u00a0: un seul territoire renseigné, Finistère"
        in (titres)
    )
    assert page.get("plotly_chart")[0].proto.alt.startswith("Barres")


def test_un_calendrier_sans_date_le_dit(bretagne: Path) -> None:
    assert "Aucune date n’est renseignée" in texts(open_page("accueil"))


def test_sans_lien_juge_remontees_dit_ou_les_chercher(bretagne: Path) -> None:
    info = open_page("remontees").info[0].value
    assert "Aucun lien n’est encore jugé" in info and "Rapprocher" in info


def test_sans_document_lu_la_phrase_n_en_compte_pas_zero(bretagne: Path) -> None:
    dite = texts(open_page("sources"))
    assert "Les sources du registre donnent" in dite
    assert "0 document" not in dite
    tete = open_page("sources").metric[0]
    assert tete.label == "Sources citées" and int(tete.value) > 0


def test_a_cote_des_donnees_livrees_le_filtre_ote_ce_qui_est_aux_autres(
    dossiers: Path,
) -> None:
    """Une démarche ailleurs, choisie à côté des autres : ni leur carte, ni leurs écarts."""
    shutil.copytree(config.RACINE / "data", dossiers / "data", dirs_exist_ok=True)
    _write_bretagne(dossiers / "data" / "zz_autonomie")
    accueil = open_page("accueil", demarche=NOM)
    assert accueil.title[0].value == NOM.replace("*", r"\*")
    assert [
        c.options for c in accueil.get("button_group") if "Dépense" in c.options
    ] == [["Participations", "Préconisations", "Dépense"]]
    participation = open_page("participation", demarche=NOM)
    assert "Assises" not in tables(participation)
