"""« Pourquoi ce chiffre ? », sur chaque page : la requête montrée redonne la valeur montrée."""

import pytest

from egts_dashboard.store.carnet import Requete
from egts_dashboard.store.connection import Store
from egts_dashboard.store.litteraux import write_out
from egts_dashboard.ui import chiffres as blocs
from tests.pages.ouvrir import open_page, run

PAGES = (
    "accueil",
    "participation",
    "representativite",
    "preconisations",
    "themes",
    "remontees",
    "budget",
    "sources",
)


@pytest.mark.parametrize("nom", PAGES)
def test_la_requete_montree_redonne_chaque_chiffre_de_tete(
    nom: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ouverts = []
    explain = blocs._explain
    monkeypatch.setattr(
        blocs,
        "_explain",
        lambda magasin, chiffre, autour: (
            ouverts.append(chiffre),
            explain(magasin, chiffre, autour),
        ),
    )
    page = open_page(nom)
    boutons = [b.key for b in page.button if str(b.key).startswith("pourquoi_")]
    assert len(boutons) >= 3
    affiches = {chiffre.label: chiffre.value for chiffre in page.metric}

    for bouton in boutons:
        page.button(key=bouton).click()
        run(page)
        chiffre = ouverts[-1]
        assert chiffre.affiche == affiches[chiffre.libelle]
        montree = write_out(Requete(chiffre.sql, chiffre.parametres))
        assert montree in [code.value for code in page.code], bouton
        assert store.value(montree) == chiffre.valeur, bouton
    assert len(ouverts) == len(boutons)
